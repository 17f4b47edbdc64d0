package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code demeanor}, laid out as in the distribution, without a locale: as in containers, cron, batch jobs.
 */
@EnabledOnOs(OS.LINUX)
class LauncherTest {

	@TempDir
	private Path folder;
	private Path launcher;

	@BeforeEach
	void distribution() throws IOException {
		Files.createDirectory(folder.resolve("lib"));
		launcher = Files.copy(Path.of("demeanor"), folder.resolve("demeanor"));
		// The classes of this test instead of those in lib.
		Path java = folder.resolve("java").resolve("bin").resolve("java");
		Files.createDirectories(java.getParent());
		Files.writeString(java, "#!/bin/sh\nfor word; do [ \"$word\" != -Xshare:dump ] || exit 0; done\n"
				+ "first=$1; [ \"${first#-XX:DumpLoadedClassList}\" = \"$first\" ] || exit 0\n"
				+ "while [ \"$1\" != org.demeanor.cli.Main ]; do shift; done\n"
				+ "exec \"$REAL_JAVA\" -cp \"$TEST_CLASSES\" \"$@\"\n");
		assertThat(java.toFile().setExecutable(true) && launcher.toFile().setExecutable(true)).isTrue();
	}

	@Test
	void umlautsAreReadWhereNoLocaleIsSet() throws IOException, InterruptedException {
		for (Map<String, String> locale : List.of(Map.<String, String>of(), Map.of("LC_ALL", "C"), Map.of("LANG", "POSIX"),
				Map.of("LANG", "xx_XX.UTF-8"))) {
			Path out = folder.resolve("out" + locale.hashCode());
			assertThat(demeanor(locale, "analyze", clips().toString(), "--streams", "voice", "--out", out.toString())).isZero();
			assertThat(Csv.byClip(out.resolve("clips.csv")).keySet()).containsExactly("Gr\u00f6\u00dfe", "\u7530\u4e2d");
		}
	}

	private Path clips() throws IOException {
		Path clips = Files.createDirectories(folder.resolve("clips"));
		for (String name : List.of("Gr\u00f6\u00dfe.mp4", "\u7530\u4e2d.mp4"))
			if (!Files.exists(clips.resolve(name)))
				Files.copy(AnalyzeCommandTest.SAMPLE, clips.resolve(name));
		return clips;
	}

	/** Java without the script: no row is lost. */
	@Test
	void namesThatThisLocaleCannotWriteAreFailedRows() throws IOException, InterruptedException {
		Files.copy(AnalyzeCommandTest.SAMPLE, clips().resolve("plain.mp4"));
		Path out = folder.resolve("out");
		Process java = process(Map.of("LC_ALL", "C"), java(), "-cp", System.getProperty("java.class.path"), Main.class.getName(), "analyze",
				clips().toString(), "--streams", "voice", "--out", out.toString());
		String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(java.waitFor()).as(said).isEqualTo(3);
		Map<String, CSVRecord> rows = Csv.byClip(out.resolve("clips.csv"));
		assertThat(rows).hasSize(3);
		assertThat(rows.get("plain").get("status")).isNotEqualTo("failed");
		rows.remove("plain");
		for (CSVRecord row : rows.values())
			assertThat(row.get("error")).contains("set LC_ALL=C.UTF-8");
		assertThat(said).doesNotContain("\tat ");
	}

	// -- Helper methods --

	private int demeanor(Map<String, String> locale, String... arguments) throws IOException, InterruptedException {
		Process script = process(locale, Stream.concat(Stream.of("sh", launcher.toString()), Stream.of(arguments)).toArray(String[]::new));
		String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		int code = script.waitFor();
		assertThat(said).as("exit " + code).doesNotContain("\tat ");
		return code;
	}

	private Process process(Map<String, String> locale, String... command) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
		builder.environment().putAll(Map.of("JAVA_HOME", folder.resolve("java").toString(), "REAL_JAVA", java(), "TEST_CLASSES",
				System.getProperty("java.class.path")));
		builder.environment().putAll(locale);
		return builder.start();
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}
}
