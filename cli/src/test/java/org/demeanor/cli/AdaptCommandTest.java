package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.csv.CSVRecord;
import org.demeanor.cli.command.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AdaptCommandTest {

	@TempDir
	private Path folder;

	@Test
	void whatTeachesNothingIsRefusedInOneLine() throws IOException {
		Path clips = Files.createDirectories(folder.resolve("clips"));
		Files.createFile(Files.createDirectory(clips.resolve("bored")).resolve("anna_1.wav"));
		Path out = folder.resolve("out");
		Run few = Run.demeanor("adapt", clips, "--base", "voice", "--out", out, "--participant-pattern", "(\\w+)_");
		assertThat(few.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(few.err().strip()).isEqualTo("demeanor: " + clips + ": option: has 1 labelled clip, and a head needs 20 at least");
		Run nobody = Run.demeanor("adapt", clips, "--base", "voice", "--out", out);
		assertThat(nobody.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(nobody.err()).hasLineCount(1).contains("the participant of clip bored/anna_1.wav is not known");
		assertThat(out).doesNotExist();
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void linksAreFollowedOnlyIfAskedForAndToldElse() throws IOException {
		Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
		Path label = Files.createDirectories(folder.resolve("clips/bored"));
		for (String name : List.of("anna_1.wav", "anna_2.wav"))
			Files.createSymbolicLink(label.resolve(name), Files.createFile(elsewhere.resolve(name)));
		Run unfollowed = adapt(folder.resolve("clips"));
		assertThat(unfollowed.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(unfollowed.err().lines()).containsExactly("left out: 2 files: links, which are followed only with --follow-links",
				"demeanor: " + folder.resolve("clips") + ": option: has 0 labelled clips, and a head needs 20 at least");
		Run followed = adapt(folder.resolve("clips"), "--follow-links");
		assertThat(followed.err().lines())
				.containsExactly("demeanor: " + folder.resolve("clips") + ": option: has 2 labelled clips, and a head needs 20 at least");
	}

	/** Two actors, two labels, twenty-four recordings. */
	@Test
	@EnabledIfEnvironmentVariable(named = "DEMEANOR_DATA", matches = ".+")
	void aHeadOfOurOwnIsUsedAtOnce() throws IOException {
		Path clips = Files.createDirectory(folder.resolve("speech"));
		Path one = null;
		for (int actor : List.of(1, 2))
			for (int label : List.of(3, 4))
				for (int number = 0; number < 6; number++) {
					String name = String.format("03-01-%02d-%02d-%02d-%02d-%02d.flac", label, 1 + number / 4, 1 + number / 2 % 2, 1
							+ number % 2, actor);
					one = Path.of(System.getenv("DEMEANOR_DATA"), "ravdess", String.format("Actor_%02d", actor), name);
					Path to = Files.createDirectories(clips.resolve(label == 3 ? "lively" : "sad"));
					Files.copy(one, to.resolve(name));
				}
		Path bundles = folder.resolve("bundles");
		Run run = Run.demeanor("adapt", clips, "--base", "voice", "--name", "own", "--out", bundles, "--participant-pattern",
				"(\\d\\d)\\.flac");
		assertThat(run.exitCode()).as(run.err()).isZero();
		assertThat(run.out()).contains("24 clips of 2 participants, 2 labels: lively, sad",
				"top-1 on participants left out (2 folds): ",
				"--models " + bundles);
		assertThat(bundles.resolve("own.md")).content().contains("| lively |", "| sad |");
		Path out = folder.resolve("out");
		Run analysis = Run.demeanor("analyze", one, "--out", out, "--models", bundles, "--trust-models");
		assertThat(analysis.exitCode()).as(analysis.err()).isZero();
		CSVRecord clip = Csv.byClip(out.resolve("clips.csv")).values().iterator().next();
		assertThat(clip.get("voice_label")).isEqualTo("sad");
	}

	private Run adapt(Path clips, Object... further) {
		List<Object> arguments = new ArrayList<>(List.of("adapt", clips, "--base", "voice", "--out", folder.resolve("out"),
				"--participant-pattern", "(\\w+)_"));
		arguments.addAll(List.of(further));
		return Run.demeanor(arguments.toArray());
	}
}
