package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A run on a real terminal, made by {@code script}, and the same run in a pipe. */
@EnabledOnOs(OS.LINUX)
class TerminalTest {

	@TempDir
	private Path folder;

	@Test
	void onlyATerminalGetsTheTable() throws Exception {
		String command = String.join(" ", Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), Main.class.getName(), "analyze", AnalyzeCommandTest.SAMPLE.toString(),
				"--streams", "voice", "--in-process", "--out", folder.toString());
		String line = "1 clip, 0 failed: " + folder.resolve("clips.csv");
		assertThat(said("sh", "-c", command)).isEqualTo(List.of(line));
		assertThat(said("script", "-qec", command, "/dev/null")).contains(
				"clip    status  label  confidence  face  voice", "  clips.csv       a row for each clip",
				"  *.timeline.csv  a row for each step of time and person", line)
				.anyMatch(row -> row.matches("sample  ok +(\\w+) +0\\.\\d\\d +\\1"));
	}

	private List<String> said(String... command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		process.getOutputStream().close();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(said).isZero();
		return said.lines().toList();
	}
}
