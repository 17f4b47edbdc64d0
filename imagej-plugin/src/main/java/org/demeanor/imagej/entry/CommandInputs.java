package org.demeanor.imagej.entry;

import java.io.File;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.demeanor.StageException;
import org.demeanor.imagej.action.MenuEntry;
import org.demeanor.imagej.action.Option;
import org.demeanor.imagej.action.OptionValues;
import org.demeanor.imagej.action.OptionsDialog;
import org.demeanor.imagej.action.Runner;
import org.demeanor.imagej.display.Messages;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;

/** Gives the inputs of a Command their values before SciJava's own dialog would ask for them. */
public final class CommandInputs {

	/** Asks the user for the options of an entry; empty if that was cancelled. */
	@FunctionalInterface
	interface Asker {

		Optional<OptionValues> ask(MenuEntry entry) throws StageException;
	}

	private CommandInputs() {}

	/**
	 * In a macro an omitted key is its default, and a bare one of a switch means yes, as in plain ImageJ. A script that gave some
	 * of the inputs gets the defaults of the others. A user who chose the entry is asked, in ImageJ's own dialog.
	 *
	 * @param name of the {@link MenuEntry}
	 * @return false if the Command is not to run
	 */
	public static boolean fill(Module module, String name) {
		return fill(module, MenuEntry.valueOf(name), !IJ.isMacro() && !Messages.quiet(), entry -> OptionsDialog.ask(entry, false));
	}

	static boolean fill(Module module, MenuEntry entry, boolean windows, Asker asker) {
		if (IJ.isMacro()) {
			String line = Objects.requireNonNullElse(Macro.getOptions(), "");
			tellUnknown(module, line);
			setBareSwitches(module, line);
		}
		else if (windows && entry.options().stream().noneMatch(option -> module.isInputResolved(option.key()))
				&& !ask(module, entry, asker))
			return false;
		for (ModuleItem<?> input : module.getInfo().inputs())
			module.resolveInput(input.getName());
		return true;
	}

	// -- Helper methods --

	/** The line may be that of a script that a macro called, so a word that is no key ends nothing here. */
	private static void tellUnknown(Module module, String line) {
		Set<String> names = new HashSet<>();
		module.getInfo().inputs().forEach(input -> names.add(input.getName()));
		try {
			OptionValues.check(line, names);
		}
		catch (StageException unknown) {
			Messages.log(unknown.getMessage() + "; it is passed over");
		}
	}

	private static void setBareSwitches(Module module, String line) {
		for (ModuleItem<?> input : module.getInfo().inputs())
			if (input.getType() == Boolean.class && OptionValues.hasBare(line, input.getName()))
				module.setInput(input.getName(), true);
	}

	/** False if nothing is to be done: there is no image, it was cancelled, or an answer is not allowed. */
	private static boolean ask(Module module, MenuEntry entry, Asker asker) {
		if (entry.needsImage() && image(module) == null) {
			Messages.say(Runner.NO_IMAGE);
			return false;
		}
		if (entry.options().isEmpty())
			return true;
		try {
			Optional<OptionValues> answers = asker.ask(entry);
			answers.ifPresent(values -> entry.options().forEach(option -> set(module, option, values)));
			return answers.isPresent();
		}
		catch (StageException wrong) {
			Messages.say(wrong.getMessage());
			return false;
		}
	}

	private static ImagePlus image(Module module) {
		for (ModuleItem<?> input : module.getInfo().inputs())
			if (input.getType() == ImagePlus.class && module.getInput(input.getName()) instanceof ImagePlus image)
				return image;
		return WindowManager.getCurrentImage();
	}

	private static void set(Module module, Option option, OptionValues values) {
		Object value = switch (option.kind()) {
			case INTEGER -> values.integer(option.key());
			case NUMBER -> values.number(option.key());
			case SWITCH -> values.flag(option.key());
			case WORD, FILE, FOLDER -> values.text(option.key());
		};
		boolean file = module.getInfo().getInput(option.key()).getType() == File.class;
		module.setInput(option.key(), file ? new File((String) value) : value);
	}
}
