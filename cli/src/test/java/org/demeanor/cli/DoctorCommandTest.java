package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.demeanor.cli.command.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class DoctorCommandTest {

	@Test
	void saysWhatThisMachineCanDo() {
		Run run = Run.demeanor("doctor");
		assertThat(run.exitCode()).as(run.out()).isZero();
		assertThat(run.out()).containsPattern("ffmpeg +\\d+\\.\\d+.*LGPL").contains("cuda", "memory", "bio-formats")
				.contains("models       standard: face-compact, voice-compact: verified");
	}

	/** Which clusters it runs on; the README says the same. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void saysWhichGlibcIsNeeded() {
		assertThat(Run.demeanor("doctor").out()).containsPattern("glibc +\\d\\.\\d+; FFmpeg needs 2\\.35");
	}

	@Test
	void modelsThatAreNotThereAreSaid() {
		Run run = Run.demeanor("doctor", "--models", Path.of("no", "such", "folder"));
		assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
		assertThat(run.out()).contains("profiles.json: model: no such model file");
	}

	@Test
	void theVersionIsTheBuilds() {
		assertThat(Run.demeanor("--version").out()).matches("demeanor \\d+\\.\\d+\\.\\d+.*\\R");
	}
}
