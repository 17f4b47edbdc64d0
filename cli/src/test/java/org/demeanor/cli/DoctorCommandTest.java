package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.demeanor.cli.command.ExitCode;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {

	@Test
	void saysWhatThisMachineCanDo() {
		Run run = Run.demeanor("doctor");
		assertThat(run.exitCode()).as(run.out()).isZero();
		assertThat(run.out()).containsPattern("ffmpeg +\\d+\\.\\d+.*LGPL").contains("cuda", "memory", "bio-formats")
				.contains("models       standard: face-compact, voice-compact: verified");
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
