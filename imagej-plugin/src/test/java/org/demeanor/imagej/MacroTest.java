package org.demeanor.imagej;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;

/** Macros in plain ImageJ without a display: a jar in its plugins folder, its own menus, its own interpreter. */
class MacroTest {

	private static final Path MACROS = Path.of("..", "macros");

	@TempDir
	static Path folder;

	/** ImageJ reads plugins.config out of jars only; the classes it finds on the class path. */
	@BeforeAll
	static void putTheJarIntoPlugins() throws IOException {
		Path plugins = Files.createDirectories(folder.resolve("plugins"));
		try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(plugins.resolve("Demeanor_-test.jar")))) {
			jar.putNextEntry(new JarEntry("plugins.config"));
			jar.write(MacroTest.class.getResourceAsStream("/plugins.config").readAllBytes());
		}
		System.setProperty("plugins.dir", folder.toString());
	}

	@AfterEach
	void closeTheImage() {
		WindowManager.setTempCurrentImage(null);
	}

	@Test
	void theExampleReadsTheActiveStack() throws IOException {
		ImagePlus image = SampleFrames.rgb();
		WindowManager.setTempCurrentImage(image);
		String macro = Files.readString(MACROS.resolve("recognize_emotions.ijm"));
		String said = Console.of(() -> IJ.runMacro(macro));
		assertThat(said).startsWith("sample: ").endsWith("(mean of 9 frames)");
		assertThat(ResultsTable.getResultsTable().size()).isEqualTo(9);
		assertThat(image.getOverlay().size()).isEqualTo(18);
	}

	@Test
	void omittedKeysMeanTheDefaultsAndOthersAreHeard() {
		WindowManager.setTempCurrentImage(SampleFrames.rgb());
		assertThat(Console.of(() -> IJ.runMacro("run('Recognize Emotions...', 'framerule=median');")))
				.endsWith("(median of 9 frames)");
		assertThat(Console.of(() -> IJ.runMacro("run('Recognize Emotions...');"))).endsWith("(mean of 9 frames)");
	}

	@Test
	void withoutAnImageItSaysWhatToDo() {
		assertThat(Console.of(() -> IJ.runMacro("run('Recognize Emotions...');"))).contains("No image is open");
	}
}
