package org.demeanor.imagej;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.HeadlessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.measure.ResultsTable;

/**
 * Macros in plain ImageJ's own interpreter without a display. Its menus cannot be built there, so the test does what
 * they would: it reads label and class out of plugins.config.
 */
class MacroTest {

	private static final Path MACROS = Path.of("..", "macros");

	@BeforeAll
	static void readTheMenuEntry() throws IOException {
		// The table of commands is made by the first attempt to build the menus.
		assertThatThrownBy(() -> IJ.run("About ImageJ...")).isInstanceOf(HeadlessException.class);
		String config = new String(MacroTest.class.getResourceAsStream("/plugins.config").readAllBytes(), UTF_8);
		Matcher entry = Pattern.compile("^Plugins>Demeanor, \"(.+)\", (\\S+)$", Pattern.MULTILINE).matcher(config);
		assertThat(entry.find()).isTrue();
		commands().put(entry.group(1), entry.group(2));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, String> commands() {
		return Menus.getCommands();
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
