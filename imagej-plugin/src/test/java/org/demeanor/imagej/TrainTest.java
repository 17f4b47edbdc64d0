package org.demeanor.imagej;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.demeanor.Modality;
import org.demeanor.StageException;
import org.demeanor.adapt.AdaptRequest;
import org.demeanor.adapt.Adaptation;
import org.demeanor.adapt.LabelLayout;
import org.demeanor.adapt.LabelledClip;
import org.demeanor.adapt.LabelledClips;
import org.demeanor.analysis.Profile;
import org.demeanor.calibration.Participants;
import org.demeanor.dataset.DataSetListener;
import org.demeanor.dataset.Item;
import org.demeanor.face.detection.cascade.CascadeSettings;
import org.demeanor.model.ModelStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;

/** Train on Labelled Folder from a macro, without a display. */
class TrainTest {

	private static final DataSetListener QUIET = new DataSetListener() {

		@Override
		public void finished(Item item) {
			// Nobody asks.
		}

		@Override
		public void skipped(Item item, StageException why) {
			throw new AssertionError(why);
		}
	};

	@TempDir
	private Path folder;

	@BeforeAll
	static void readTheMenuEntries() throws IOException {
		MacroTest.readTheMenuEntries();
	}

	@Test
	void whatTeachesNothingIsOneLineOfTheLog() throws IOException {
		Path clips = Files.createDirectories(folder.resolve("clips"));
		Files.createFile(Files.createDirectory(clips.resolve("bored")).resolve("anna_1.wav"));
		assertThat(train("folder=[" + clips + "] out=[" + folder.resolve("out") + "] base=voice participantpattern=[(\\\\w+)_]"))
				.contains(clips + ": option: has 1 labelled clip, and a head needs 20 at least").hasLineCount(1);
		assertThat(folder.resolve("out")).doesNotExist();
	}

	/** To the byte what the engine writes, as the command line has it. */
	@Test
	@EnabledIfEnvironmentVariable(named = "DEMEANOR_DATA", matches = ".+")
	void theBundleIsThatOfTheCommandLine() throws Exception {
		Path clips = Files.createDirectory(folder.resolve("clips"));
		for (int actor : List.of(3, 4))
			for (int label : List.of(5, 6))
				for (int number = 0; number < 6; number++) {
					String name = String.format("03-01-%02d-%02d-%02d-%02d-%02d.flac", label, 1 + number / 4, 1 + number / 2 % 2, 1
							+ number % 2, actor);
					Files.copy(Path.of(System.getenv("DEMEANOR_DATA"), "ravdess",
							String.format("Actor_%02d", actor), name), clips.resolve(name));
				}
		Path ours = folder.resolve("ours");
		List<LabelledClip> found = LabelLayout.RAVDESS.read(clips);
		new Adaptation(new AdaptRequest(Modality.VOICE, Optional.empty(), "two", Optional.empty(),
				Profile.STANDARD.detector(CascadeSettings.DEFAULT), false, 1, false, ours), ModelStore.bundled(), QUIET, () -> false)
				.run(LabelledClips.of("clips", found, Participants.NONE));
		Path theirs = folder.resolve("theirs");
		assertThat(train("folder=[" + clips + "] out=[" + theirs
				+ "] layout=ravdess base=voice name=two")).contains("24 clips of 2 participants");
		for (String file : List.of("two.json", "two.onnx", "two.md", "profiles.json"))
			assertThat(theirs.resolve(file)).hasSameBinaryContentAs(ours.resolve(file));
	}

	private static String train(String keys) {
		return Console.of(() -> IJ.runMacro("run('Train on Labelled Folder...', '" + keys + "');"));
	}
}
