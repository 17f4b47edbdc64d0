package org.demeanor.batch.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.demeanor.Samples;
import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.ClipStatus;
import org.demeanor.analysis.Settings;
import org.demeanor.batch.BatchOptions;
import org.demeanor.batch.ClipOutputs;
import org.demeanor.batch.input.ClipFile;
import org.demeanor.batch.input.Inputs;
import org.demeanor.batch.input.RunInput;
import org.demeanor.model.ModelStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Every real clip gets its row, and missing things are named. */
@EnabledIfEnvironmentVariable(named = "DEMEANOR_DATA", matches = ".+")
class RealClipsTest {

	private static final Set<String> SILENT = Set.of("d3", "d18", "d19", "s29", "s32", "WolfgangLanger_Pexels");

	/** Music and noise: Silero VAD 6.2.3 finds no speech in them either; d14 was not tried. */
	private static final Set<String> WITHOUT_VOICE = Set.of("d9", "d14", "s18", "face_noface", "single_face");

	@Test
	void everyClipGetsItsRow(@TempDir Path out) throws StageException {
		Map<String, ClipResult> results = run(out);
		assertThat(results).hasSize(23);
		results.forEach((clip, result) -> {
			if (clip.equals("no_face"))
				assertThat(result.status()).as(clip).isEqualTo(ClipStatus.NOTHING);
			else if (WITHOUT_VOICE.contains(clip))
				assertThat(result.status()).as(clip).isEqualTo(ClipStatus.NO_VOICE);
			else if (SILENT.contains(clip) || clip.equals("d13"))
				assertThat(result.status()).as(clip).isEqualTo(ClipStatus.NO_AUDIO);
			else
				assertThat(result.status()).as(clip).isEqualTo(ClipStatus.OK);
			assertThat(result.fused().isPresent()).as(clip).isEqualTo(!clip.equals("no_face"));
		});
		assertThat(results.get("no_face").explanation()).isEqualTo("no face found; no voice in the sound");
		assertThat(results.get("d13").explanation()).isEqualTo("no sound stream");
		assertThat(results.get("d13").face().scores()).isPresent();
		for (String silent : SILENT)
			assertThat(results.get(silent).explanation()).as(silent).contains("digital silence");
		assertThat(results.get("face_noface").sound().windows().get(0).startSeconds()).isGreaterThan(2.4);
		assertThat(out.resolve("clips.csv")).content().hasLineCount(24);
		assertThat(out.resolve("d10.frames.csv")).content().hasLineCount(
				1 + results.get("d10").faces().observations().size());
	}

	private static Map<String, ClipResult> run(Path out) throws StageException {
		Map<String, ClipResult> results = new LinkedHashMap<>();
		BatchListener listener = new BatchListener() {

			@Override
			public synchronized void finished(ClipFile clip, ClipResult result) {
				results.put(clip.name(), result);
			}
		};
		List<RunInput> inputs = Inputs.expand(
				List.of(Samples.real("clips").toString(), Samples.real("ravdess-video", "Actor_05").toString()), out);
		BatchOptions options = new BatchOptions(out, 2, ClipOutputs.with(), false, "test");
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT, ModelStore.bundled(), 1);
				BatchRun run = new BatchRun(analyzer, options, listener)) {
			assertThat(run.run(inputs)).isEqualTo(new BatchSummary(23, 0));
		}
		return results;
	}
}
