package org.demeanor.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_COMMENT;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEFAULT;
import static org.demeanor.media.Remuxed.Part.pictures;
import static org.demeanor.media.Remuxed.Part.sound;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.demeanor.Samples;
import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.MadeVideo;
import org.demeanor.media.Remuxed;
import org.demeanor.media.SoundChannel;
import org.demeanor.media.Tracks;
import org.demeanor.media.Wav;
import org.demeanor.media.open.Clips;
import org.demeanor.model.ModelStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of several tracks: of the drawn clip's, and others with nothing in them, in whatever order. */
class TracksTest {

	private static final int DEFAULT = AV_DISPOSITION_DEFAULT;

	@TempDir
	private Path folder;
	private Path empty;
	private Path silence;

	@BeforeEach
	void files() throws IOException {
		empty = MadeVideo.plain(folder.resolve("empty.mp4"));
		silence = Wav.shorts(folder.resolve("silence.wav"), 2, 48_000, new int[2 * 48_000 * 8]);
	}

	@Test
	void whereTheFirstHaveNothingTheOthersAnswer() throws IOException {
		ClipResult alone = analyze(Samples.DRAWN, Tracks.AUTO);
		assertThat(alone.note()).doesNotContain("track");
		assertThat(alone.tracks()).isEqualTo(new Tracks(1, 1, SoundChannel.AUTO));
		ClipResult result = analyze(Remuxed.write(folder.resolve("all.mkv"), sound(silence, DEFAULT),
				pictures(empty, DEFAULT), sound(silence, 0), pictures(Samples.DRAWN, 0), sound(Samples.DRAWN, 0)), Tracks.AUTO);
		assertThat(result.status()).isEqualTo(ClipStatus.OK);
		assertThat(result.fused().orElseThrow().toArray()).containsExactly(alone.fused().orElseThrow().toArray(), within(.05));
		assertThat(result.tracks()).isEqualTo(new Tracks(2, 3, SoundChannel.AUTO));
		assertThat(result.note()).contains("picture track 2 of 2 (no face on 1)").contains("sound track 3 of 3 (nothing to hear on 1, 2)");
	}

	/** The flag counts, wherever the track stands. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void theDefaultOnesAreRead(boolean first) throws IOException {
		Path tone = MadeVideo.sound(folder.resolve("tone.mka"), "aac", 48_000, false);
		Path file = folder.resolve("flags.mkv");
		if (first)
			Remuxed.write(file, pictures(Samples.DRAWN, DEFAULT), pictures(empty, 0), sound(Samples.DRAWN, DEFAULT),
					sound(tone, 0));
		else
			Remuxed.write(file, pictures(empty, 0), pictures(Samples.DRAWN, DEFAULT), sound(tone, 0),
					sound(Samples.DRAWN, DEFAULT));
		Clip clip = Clips.open(file);
		assertThat(clip.pictureTracks()).isEqualTo(first ? List.of(1, 2) : List.of(2, 1));
		assertThat(clip.soundTracks()).isEqualTo(first ? List.of(1, 2) : List.of(2, 1));
		ClipResult result = analyze(file, Tracks.AUTO);
		assertThat(result.voice().scores().orElseThrow().toArray()).containsExactly(
				analyze(Samples.DRAWN, Tracks.AUTO).voice().scores().orElseThrow().toArray(), within(.05));
		assertThat(result.note()).startsWith(first ? "picture track 1 of 2; sound track 1 of 2"
				: "picture track 2 of 2; sound track 2 of 2");
	}

	@Test
	void aCommentIsNotWhatTheClipIsAbout() throws IOException {
		Clip clip = Clips.open(Remuxed.write(folder.resolve("comment.mkv"), sound(silence, AV_DISPOSITION_COMMENT | DEFAULT),
				sound(Samples.DRAWN, 0)));
		assertThat(clip.soundTracks()).containsExactly(2, 1);
	}

	@Test
	void thoseThatWereAskedForAreReadWhateverTheyHave() throws IOException {
		Path file = Remuxed.write(folder.resolve("asked.mkv"), pictures(Samples.DRAWN, DEFAULT), pictures(empty, 0),
				sound(Samples.DRAWN, DEFAULT), sound(silence, 0));
		ClipResult nothing = analyze(file, new Tracks(2, 2, SoundChannel.AUTO));
		assertThat(nothing.status()).isEqualTo(ClipStatus.NOTHING);
		assertThat(nothing.note()).isEqualTo("picture track 2 of 2; sound track 2 of 2");
		ClipResult absent = analyze(file, new Tracks(1, 3, SoundChannel.AUTO));
		assertThat(absent.status()).isEqualTo(ClipStatus.FAILED);
		assertThat(absent.explanation()).endsWith("asked.mkv: media: has no sound track 3; it has 2");
		assertThat(absent.face().scores()).isPresent();
	}

	private static ClipResult analyze(Path file, Tracks tracks) throws StageException {
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT.withTracks(tracks), ModelStore.bundled(), 1)) {
			return analyzer.analyze(Clips.open(file));
		}
	}
}
