package org.demeanor.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.demeanor.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What engine/README.md shows is there and works. */
class EngineDocumentTest {

	private static final Path SOURCES = Path.of("src", "main", "java", "org", "demeanor");

	/** What is compiled here is what the document shows. */
	@ParameterizedTest
	@CsvSource({ "ReadClip, public final class", "CornerSpec, /**", "LabelOutput, /**" })
	void examplesAreCompiled(String name, String start) throws IOException {
		String file = Files.readString(Path.of("src", "test", "java", "org", "demeanor", "example", name + ".java"));
		String example = file.substring(file.indexOf(start));
		assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + example + "```\n");
	}

	@Test
	void classesNamedInTheDocumentExist() throws IOException {
		List<String> missing = Pattern.compile("`([a-z]+(?:\\.[a-z0-9]+)*)\\.([A-Z]\\w+)").matcher(Files.readString(Path.of("README.md")))
				.results().map(name -> name.group(1).replace('.', '/') + "/" + name.group(2) + ".java")
				.filter(file -> !Files.exists(SOURCES.resolve(file))).toList();
		assertThat(missing).isEmpty();
	}

	@Test
	void theExampleRuns() throws Exception {
		ByteArrayOutputStream said = new ByteArrayOutputStream();
		PrintStream out = System.out;
		System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
		try {
			ReadClip.main(new String[] { Samples.DRAWN.toString() });
		}
		finally {
			System.setOut(out);
		}
		assertThat(said.toString(StandardCharsets.UTF_8)).startsWith(Samples.DRAWN + ": ok ").contains("0.0 s, face 1: ");
	}

	@Test
	void thePictureHasEveryPackage() throws IOException {
		try (Stream<Path> files = Files.walk(SOURCES)) {
			List<String> packages = files.filter(file -> file.endsWith("package-info.java"))
					.map(file -> SOURCES.relativize(file.getParent()).toString().replace('/', '.'))
					.collect(Collectors.toList());
			packages.replaceAll(name -> ">" + (name.isEmpty() ? "org.demeanor" : name) + "</text>");
			assertThat(Files.readString(Path.of("house.svg"))).as("draw it anew: python3 engine/house.py").contains(packages);
		}
	}
}
