package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.demeanor.cli.command.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands print is the same in every country, and a number that nothing can hold is a mistake. */
class OneLineTest {

	@TempDir
	private Path folder;

	/** In German a point would stand between thousands. */
	@Test
	void sizesOfModelsAreWrittenAlikeEverywhere() {
		Locale here = Locale.getDefault();
		Locale.setDefault(Locale.GERMANY);
		try {
			assertThat(Run.demeanor("models").out()).containsPattern("\\d,\\d{3} bytes: verified").doesNotContainPattern("\\d\\.\\d{3} bytes");
		}
		finally {
			Locale.setDefault(here);
		}
	}

	@Test
	void facesLargerThanAnyPictureAreRefused() throws IOException {
		Path data = Files.createDirectories(folder.resolve("data").resolve("happy"));
		Files.copy(AnalyzeCommandTest.SAMPLE, data.resolve("a.mp4"));
		Run run = Run.demeanor("features", folder.resolve("data"), "--layout", "folders", "--profile", "standard", "--size", 50_000, "--out",
				folder.resolve("out"));
		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).hasLineCount(1).contains("--size must be from 1 to 4096");
	}
}
