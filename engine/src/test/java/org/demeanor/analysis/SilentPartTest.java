package org.demeanor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

import org.demeanor.Modality;
import org.demeanor.StageException;
import org.demeanor.fusion.StreamState;
import org.demeanor.media.Clip;
import org.demeanor.media.Limits;
import org.demeanor.media.TimeSpan;
import org.demeanor.media.Wav;
import org.demeanor.media.open.Clips;
import org.demeanor.model.ModelStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A part of a clip whose sound is silent there: a tone until 5 s and from 9 s on. */
class SilentPartTest {

	private static final int RATE = 48_000;

	@TempDir
	private Path folder;

	@Test
	void aSilentPartIsSaidToBeSilentAsAClipIs() throws IOException, StageException {
		int[] samples = new int[12 * RATE];
		for (int i = 0; i < samples.length; i++)
			samples[i] = i < 5 * RATE || i >= 9 * RATE ? (int) (9000 * Math.sin(i / 40.0) + 3) : 0;
		Clip clip = Clips.open(Wav.shorts(folder.resolve("tone.wav"), 1, RATE, samples), Limits.DEFAULT);
		Clip silence = Clips.open(Wav.shorts(folder.resolve("silence.wav"), 1, RATE, new int[4 * RATE]), Limits.DEFAULT);
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT.withModalities(Modality.VOICE), ModelStore.bundled(), 1)) {
			ClipResult whole = analyzer.analyze(clip);
			ClipResult alone = analyzer.analyze(clip, List.of(new TimeSpan(5, 9), new TimeSpan(9, 10)));
			ClipResult ofSilence = analyzer.analyze(silence);
			for (ClipResult from : List.of(whole, alone)) {
				ClipResult part = part(analyzer, from, 5, 9);
				assertThat(part.voice()).isEqualTo(ofSilence.voice());
				assertThat(part.sound()).isEqualTo(ofSilence.sound());
				assertThat(part.status()).isEqualTo(ClipStatus.NO_AUDIO);
				assertThat(part(analyzer, from, 5.01, 8.99).voice().state()).isEqualTo(StreamState.SILENCE);
				assertThat(part(analyzer, from, 5, 9.001).voice().state()).isNotEqualTo(StreamState.SILENCE);
				assertThat(part(analyzer, from, 9, 10).voice()).isEqualTo(part(analyzer, whole, 9, 10).voice());
			}
			assertThat(part(analyzer, whole, 4.999, 9).voice().state()).isNotEqualTo(StreamState.SILENCE);
		}
	}

	private static ClipResult part(Analyzer analyzer, ClipResult whole, double start, double end) {
		return ClipPart.of(new ClipMoments(whole, analyzer.rules()), start, end, 0, OptionalInt.empty());
	}
}
