package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.demeanor.cli.command.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code demeanor features --resume}: a killed run gives the files of an undisturbed one. The first clip has no face,
 * and some have no pictures.
 */
class ResumedFeaturesTest {

	private static final int CLIPS = 31;

	@TempDir
	private static Path folder;
	private static Path undisturbed;

	@BeforeAll
	static void undisturbedRun() throws IOException {
		Path data = Files.createDirectory(folder.resolve("data"));
		Path clips = Files.move(ShortClips.many(CLIPS - 1, folder), data.resolve("happy"));
		BufferedImage blank = new BufferedImage(200, 200, BufferedImage.TYPE_BYTE_GRAY);
		ImageIO.write(blank, "png", clips.resolve("00000-0.png").toFile());
		undisturbed = folder.resolve("undisturbed");
		Run run = Run.demeanor(command(undisturbed));
		assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.SOME_FAILED);
		assertThat(run.err()).containsPattern("[1-9]\\d* faces of " + CLIPS + " clips, 1 of them without a face, "
				+ "[1-9]\\d* skipped, 0 of an earlier run: ");
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aTerminatedAndThenKilledRunGoesOn() throws IOException, InterruptedException {
		Path out = folder.resolve("killed");
		try (Driver driver = start(out)) {
			await(driver, out, 2);
			driver.signal("TERM");
			assertThat(driver.exitCode()).as(driver.said()).isEqualTo(ExitCode.SOME_FAILED);
			assertThat(driver.said()).contains("stopping when the clips in hand are finished",
					" of " + CLIPS + " clips left; --resume goes on").doesNotContain("\tat ");
		}
		assertThat(out).isDirectoryNotContaining("glob:**/{.*,faces.csv,features.json}");
		try (Driver driver = start(out, "--resume")) {
			await(driver, out, rows(out).size() + 2);
			driver.signal("KILL");
			assertThat(driver.exitCode()).as(driver.said()).isGreaterThan(128);
		}
		assertThat(out).isDirectoryNotContaining("glob:**/{faces.csv,features.json}");
		List<String> rows = rows(out);
		Run run = Run.demeanor(command(out, "--jobs", 2, "--resume"));
		assertThat(run.err()).contains(" skipped, " + rows.size() + " of an earlier run: ");
		assertThat(rows(out)).as("rows that stay").startsWith(rows.toArray(new String[0]));
		assertThat(files(out)).isEqualTo(files(undisturbed));
	}

	@Test
	void otherSettingsAreRefused() throws IOException {
		assertRefused("size", "--profile", "standard", "--size", 25);
		assertRefused("color", "--profile", "standard", "--size", 24, "--color");
		assertRefused("profile", "--size", 24);
		Path net = Path.of("..", "engine", "src", "test", "resources", "org", "demeanor", "face", "detection", "yunet",
				"tiny_yunet.onnx");
		assertRefused("detector, yunet", "--profile", "standard", "--size", 24, "--detector", "yunet", "--detector-model",
				net);
	}

	// -- Helper methods --

	private static void assertRefused(String name, Object... settings) throws IOException {
		Map<String, String> before = files(undisturbed);
		Run run = Run.demeanor(with(settings, "features", folder.resolve("data"), "--layout", "folders", "--skip-bad",
				"--out", undisturbed, "--resume"));
		assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).hasLineCount(1).contains(undisturbed + ": report: holds a run that differs in " + name
				+ "; resume with the same or choose another folder");
		assertThat(files(undisturbed)).isEqualTo(before);
	}

	private static Object[] command(Path out, Object... options) {
		return with(options, "features", folder.resolve("data"), "--layout", "folders", "--profile", "standard", "--size", 24,
				"--skip-bad", "--out", out);
	}

	private static Object[] with(Object[] options, Object... command) {
		return Stream.concat(Stream.of(command), Stream.of(options)).toArray();
	}

	private static Driver start(Path out, Object... options) throws IOException {
		return Driver.start(folder, folder, command(out, options));
	}

	/** Waits until the run has this many clips; it must not be at its end. */
	private static void await(Driver driver, Path out, int clips) throws IOException, InterruptedException {
		while (rows(out).size() < clips) {
			assertThat(driver.isAlive()).as(driver.said()).isTrue();
			Thread.sleep(5);
		}
	}

	/** The number of finished clips; the line before them says how they were made. */
	private static List<String> rows(Path out) throws IOException {
		Path journal = out.resolve("journal.jsonl");
		if (!Files.exists(journal))
			return List.of();
		String text = Files.readString(journal);
		return text.substring(0, text.lastIndexOf('\n') + 1).lines().skip(1).toList();
	}

	/** All files except the journal, whose lines are in the order of finishing; hidden ones too. */
	private static Map<String, String> files(Path out) throws IOException {
		Map<String, String> files = new TreeMap<>();
		try (Stream<Path> all = Files.list(out)) {
			for (Path file : all.toList())
				files.put(file.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
		}
		assertThat(files.remove("journal.jsonl")).isNotNull();
		return files;
	}
}
