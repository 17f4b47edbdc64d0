package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.demeanor.cli.command.ExitCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Full or read-only disks: a small disk of the test's own, if this user may mount one. */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {

	/** The fewest bytes that a disk gives a file. */
	private static final int BLOCK = 4096;

	@TempDir
	private Path folder;
	private Path disk;
	private Path clips;
	private Path undisturbed;

	@BeforeEach
	void smallDisk() throws IOException, InterruptedException {
		disk = Files.createDirectory(folder.resolve("disk"));
		assumeTrue(mount("-t", "tmpfs", "-o", "size=" + BLOCK, "none"), "disks cannot be mounted here");
		clips = ShortClips.many(6, folder);
		undisturbed = folder.resolve("undisturbed");
	}

	@AfterEach
	void unmount() throws IOException, InterruptedException {
		run("umount", disk.toString());
	}

	/**
	 * Whichever file finds no room: a row or the one line says so, finished files are whole, and with room the run goes
	 * on.
	 */
	@Test
	void aFullDiskIsSaidAndTheRunGoesOnLater() throws IOException, InterruptedException {
		int exitCode = analyze(undisturbed).exitCode();
		int all = blocks(undisturbed);
		Path out = disk.resolve("out");
		for (int blocks : new int[] { 1, all / 2, all - 1 }) {
			assertThat(mount("-o", "remount,size=" + blocks * BLOCK)).isTrue();
			Run run = analyze(out);
			assertThat(run.exitCode()).as(run.err()).isIn(ExitCode.USAGE, ExitCode.SOME_FAILED);
			assertThat(run.err()).contains("No space left on device").doesNotContain("\tat ");
			assertThat(out).isDirectoryNotContaining("glob:**/.*");
			try (DirectoryStream<Path> frames = Files.newDirectoryStream(out, "*.frames.csv")) {
				for (Path whole : frames)
					assertThat(whole).hasSameBinaryContentAs(undisturbed.resolve(whole.getFileName()));
			}
			assertThat(mount("-o", "remount,size=1m")).isTrue();
			Run later = analyze(out, "--resume");
			assertThat(later.exitCode()).as(later.err()).isEqualTo(exitCode);
			RunFiles.assertSame(out, undisturbed);
			run("rm", "-r", out.toString());
		}
	}

	@Test
	void aReadOnlyDiskIsOneLine() throws IOException, InterruptedException {
		assertThat(mount("-o", "remount,ro")).isTrue();
		Map<Path, String> told = Map.of(disk, "results cannot be written to this folder", disk.resolve("out"), "this folder cannot be made");
		told.forEach((out, what) -> {
			Run run = analyze(out);
			assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
			assertThat(run.err()).contains(out + ": report: " + what + ": Read-only file system").hasLineCount(1);
		});
	}

	/** Neither the home nor the temporary folder lets libraries run, as on hardened servers: one line, and doctor says it. */
	@Test
	void foldersWithoutProgramsAreOneLine() throws IOException, InterruptedException {
		assertThat(mount("-o", "remount,noexec,size=600m")).isTrue();
		List<List<String>> commands = List.of(List.of("analyze", clips.toString(), "--out", folder.resolve("out").toString()),
				List.of("analyze", clips.toString(), "--in-process", "--out", folder.resolve("out").toString()));
		for (List<String> command : commands) {
			String said = onDisk(command, ExitCode.USAGE);
			assertThat(said).hasLineCount(1).contains("cannot be loaded from " + disk, "(noexec)",
					"-Dorg.bytedeco.javacpp.cachedir=FOLDER");
		}
		assertThat(onDisk(List.of("doctor"), ExitCode.SOME_FAILED)).doesNotContain("\tat ").contains("(noexec)", "cascade");
	}

	// -- Helper methods --

	/** Runs a command whose home and temporary folder are on the disk. */
	private String onDisk(List<String> arguments, int exitCode) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Duser.home=" + disk, "-Djava.io.tmpdir=" + disk, "-cp", System.getProperty("java.class.path"),
				Main.class.getName()));
		command.addAll(arguments);
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(said).isEqualTo(exitCode);
		return said;
	}


	private Run analyze(Path out, Object... options) {
		return Run.demeanor(Stream.concat(Stream.of("analyze", "--in-process", clips, "--out", out), Stream.of(options))
				.toArray());
	}

	/** The disk space of a folder's files. */
	private static int blocks(Path folder) throws IOException {
		int blocks = 0;
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
			for (Path file : files)
				blocks += (int) ((Files.size(file) + BLOCK - 1) / BLOCK);
		}
		return blocks;
	}

	private boolean mount(String... options) throws IOException, InterruptedException {
		return run(Stream.of(Stream.of("mount"), Stream.of(options), Stream.of(disk.toString())).flatMap(words -> words)
				.toArray(String[]::new)) == 0;
	}

	private static int run(String... command) throws IOException, InterruptedException {
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
				.waitFor();
	}
}
