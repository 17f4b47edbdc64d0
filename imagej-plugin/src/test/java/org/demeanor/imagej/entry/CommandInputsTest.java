package org.demeanor.imagej.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.imagej.AnalyzeFolderCommand;
import org.demeanor.imagej.OpenVideoCommand;
import org.demeanor.imagej.RecognizeEmotionsCommand;
import org.demeanor.imagej.action.MenuEntry;
import org.demeanor.imagej.action.OptionValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;

import ij.ImagePlus;
import ij.WindowManager;
import ij.process.ByteProcessor;

/** What comes before SciJava's own dialog, which then has nothing left to ask. */
class CommandInputsTest {

	private final List<MenuEntry> asked = new ArrayList<>();

	private Context context;

	@BeforeEach
	void start() {
		context = new Context(CommandService.class, ModuleService.class);
	}

	@AfterEach
	void end() {
		context.dispose();
		WindowManager.setTempCurrentImage(null);
	}

	@Test
	void aUserIsAskedInImageJsDialogAndTheCommandGetsTheAnswers() {
		Module module = module(AnalyzeFolderCommand.class);
		assertThat(fill(module, MenuEntry.FOLDER, "folder=[/a b] jobs=3 annotate")).isTrue();
		assertThat(asked).containsExactly(MenuEntry.FOLDER);
		assertThat(module.getInput("folder")).hasToString("/a b");
		assertThat(module.getInput("jobs")).isEqualTo(3);
		assertThat(module.getInput("annotate")).isEqualTo(true);
		assertThat(module.getInput("rule")).isEqualTo("auto");
		assertNothingIsLeft(module);
	}

	@Test
	void cancelEndsIt() {
		Module module = module(OpenVideoCommand.class);
		assertThat(CommandInputs.fill(module, MenuEntry.OPEN_VIDEO, true, entry -> Optional.empty())).isFalse();
		assertThat(CommandInputs.fill(module, MenuEntry.OPEN_VIDEO, true, entry -> {
			throw new StageException(Stage.OPTION, "videotrack", "not a number");
		})).isFalse();
	}

	@Test
	void withoutAnImageTheMessageComesBeforeAllFields() {
		assertThat(fill(module(RecognizeEmotionsCommand.class), MenuEntry.RECOGNIZE, "")).isFalse();
		assertThat(asked).isEmpty();
		WindowManager.setTempCurrentImage(new ImagePlus("wall", new ByteProcessor(8, 8)));
		assertThat(fill(module(RecognizeEmotionsCommand.class), MenuEntry.RECOGNIZE, "")).isTrue();
		assertThat(asked).containsExactly(MenuEntry.RECOGNIZE);
	}

	/** As {@code commands.run(RecognizeEmotionsCommand, true, "step", 6)} does. */
	@Test
	void aScriptThatGaveSomeInputsGetsTheDefaultsOfTheOthers() {
		Module module = module(RecognizeEmotionsCommand.class);
		module.setInput("step", 6);
		module.resolveInput("step");
		assertThat(fill(module, MenuEntry.RECOGNIZE, "")).isTrue();
		assertThat(asked).isEmpty();
		assertThat(module.getInput("step")).isEqualTo(6);
		assertThat(module.getInput("plot")).isEqualTo(true);
		assertNothingIsLeft(module);
	}

	@Test
	void withoutWindowsNobodyIsAsked() {
		Module module = module(RecognizeEmotionsCommand.class);
		assertThat(CommandInputs.fill(module, "RECOGNIZE")).isTrue();
		assertNothingIsLeft(module);
	}

	// -- Helper methods --

	private Module module(Class<? extends Command> command) {
		return context.service(ModuleService.class).createModule(context.service(CommandService.class).getCommand(command));
	}

	/** @param line what the user answers, as a macro would write it */
	private boolean fill(Module module, MenuEntry entry, String line) {
		return CommandInputs.fill(module, entry, true, shown -> {
			asked.add(shown);
			return Optional.of(OptionValues.ofMacro(line, shown.options()));
		});
	}

	private static void assertNothingIsLeft(Module module) {
		for (ModuleItem<?> input : module.getInfo().inputs())
			assertThat(module.isInputResolved(input.getName())).as(input.getName()).isTrue();
	}
}
