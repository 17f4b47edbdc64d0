package org.demeanor.imagej;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;

import org.demeanor.imagej.action.MenuEntry;
import org.demeanor.imagej.action.Option;
import org.demeanor.imagej.action.OptionValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;
import org.scijava.task.TaskService;

import ij.ImagePlus;

/** Both kinds of entries are there, and ImageJ2 sees one: the same path, label and keys. */
class MenuEntriesTest {

	private static final Map<MenuEntry, Class<? extends MenuCommand>> COMMANDS = Map.ofEntries(
			Map.entry(MenuEntry.OPEN_VIDEO, OpenVideoCommand.class),
			Map.entry(MenuEntry.RECOGNIZE, RecognizeEmotionsCommand.class),
			Map.entry(MenuEntry.FOLDER, AnalyzeFolderCommand.class),
			Map.entry(MenuEntry.EXPORT, ExportAnnotatedVideoCommand.class),
			Map.entry(MenuEntry.LINK, LinkTableCommand.class),
			Map.entry(MenuEntry.COMPARE, CompareConditionsCommand.class),
			Map.entry(MenuEntry.CORRECT, CorrectCommand.class),
			Map.entry(MenuEntry.TRAIN, TrainCommand.class),
			Map.entry(MenuEntry.SAMPLE, SampleClipCommand.class),
			Map.entry(MenuEntry.EXTENSIONS, MacroExtensionsCommand.class),
			Map.entry(MenuEntry.HELP, HelpAndCitationCommand.class));

	@ParameterizedTest
	@EnumSource
	void sciJavaFindsTheCommandWithTheInputsOfTheEntry(MenuEntry entry) throws Exception {
		try (Context context = new Context(CommandService.class)) {
			CommandInfo command = context.service(CommandService.class).getCommand(COMMANDS.get(entry));
			assertThat(command.getMenuPath().getMenuString()).isEqualTo("Plugins > Demeanor > " + entry.label());
			assertThat(command.canRunHeadless()).isTrue();
			List<ModuleItem<?>> inputs = StreamSupport.stream(command.inputs().spliterator(), false)
					.filter(input -> input.getType() != TaskService.class && input.getType() != ImagePlus.class)
					.<ModuleItem<?>>map(input -> input).toList();
			assertThat(inputs).extracting(ModuleItem::getName)
					.containsExactlyElementsOf(entry.options().stream().map(Option::key).toList());
			assertThat(COMMANDS.get(entry).getConstructor().newInstance().entry()).isEqualTo(entry.name());
			for (Option option : entry.options())
				same(command.getInput(option.key()), option);
			OptionValues defaults = OptionValues.ofFields(COMMANDS.get(entry).getConstructor().newInstance(), entry.options());
			for (Option option : entry.options())
				assertThat(value(defaults, option)).as(option.key()).isEqualTo(option.initial());
		}
	}

	@ParameterizedTest
	@EnumSource
	void theIndexNamesTheCommand(MenuEntry entry) throws IOException {
		assertThat(resource("/META-INF/json/org.scijava.plugin.Plugin")).contains('"' + COMMANDS.get(entry).getName() + '"');
	}

	@Test
	void imageJsListHasTheSamePathsAndLabelsInTheSameOrder() throws IOException {
		List<String> lines = resource("/plugins.config").lines().filter(line -> !line.startsWith("#")).toList();
		assertThat(lines).containsExactlyElementsOf(Arrays.stream(MenuEntry.values())
				.map(entry -> "Plugins>Demeanor, \"" + entry.label() + "\", " + MenuPlugIn.class.getName() + "(\""
						+ entry.name() + "\")")
				.toList());
	}

	private static void same(ModuleItem<?> input, Option option) {
		assertThat(input.getLabel()).isEqualTo(option.label());
		assertThat(input.isPersisted()).isFalse();
		assertThat(input.getChoices() == null ? List.of() : input.getChoices()).isEqualTo(option.choices());
		Class<?> type = switch (option.kind()) {
			case INTEGER -> Integer.class;
			case NUMBER -> Double.class;
			case SWITCH -> Boolean.class;
			case WORD -> String.class;
			// A field of text, if a word may stand for a file.
			case FILE, FOLDER -> option.initial().equals("") ? File.class : String.class;
		};
		assertThat(input.getType()).as(option.key()).isEqualTo(type);
	}

	private static Object value(OptionValues values, Option option) {
		return switch (option.kind()) {
			case INTEGER -> values.integer(option.key());
			case NUMBER -> values.number(option.key());
			case SWITCH -> values.flag(option.key());
			default -> values.text(option.key());
		};
	}

	private static String resource(String name) throws IOException {
		try (InputStream in = Objects.requireNonNull(MenuEntriesTest.class.getResourceAsStream(name), name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}
}
