package org.demeanor.imagej;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.demeanor.analysis.Profile;
import org.demeanor.fusion.FrameRule;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;

import ij.plugin.PlugIn;

/** Both entries are there, and are one to ImageJ2: the same path, the same label. */
class MenuEntriesTest {

	@Test
	void sciJavaFindsTheCommandWithItsInputs() {
		try (Context context = new Context(CommandService.class)) {
			CommandInfo command = context.service(CommandService.class).getCommand(RecognizeEmotionsCommand.class);
			assertThat(command.getMenuPath().getMenuString()).isEqualTo("Plugins > Demeanor > Recognize Emotions...");
			assertThat(command.canRunHeadless()).isTrue();
			assertThat(command.getInput("profile", String.class).getChoices())
					.isEqualTo(Arrays.stream(Profile.values()).map(Profile::label).toList());
			assertThat(command.getInput("framerule", String.class).getChoices())
					.isEqualTo(Arrays.stream(FrameRule.values()).map(FrameRule::label).toList());
			command.inputs().forEach(input -> assertThat(input.isPersisted()).as(input.getName()).isFalse());
		}
	}

	@Test
	void theIndexNamesTheCommand() throws IOException {
		assertThat(resource("/META-INF/json/org.scijava.plugin.Plugin"))
				.contains('"' + RecognizeEmotionsCommand.class.getName() + '"');
	}

	@Test
	void imageJsListNamesAPlugInUnderTheSamePathAndLabel() throws Exception {
		List<String> entries = resource("/plugins.config").lines().filter(line -> !line.startsWith("#")).toList();
		assertThat(entries).containsExactly(
				"Plugins>Demeanor, \"Recognize Emotions...\", " + RecognizeEmotionsPlugIn.class.getName());
		assertThat(RecognizeEmotionsPlugIn.class.getConstructor().newInstance()).isInstanceOf(PlugIn.class);
	}

	private static String resource(String name) throws IOException {
		try (InputStream in = Objects.requireNonNull(MenuEntriesTest.class.getResourceAsStream(name), name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}
}
