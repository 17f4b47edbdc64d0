package org.demeanor.imagej.entry;

import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.imagej.action.MenuEntry;
import org.demeanor.imagej.action.OptionValues;
import org.demeanor.imagej.action.OptionsDialog;
import org.demeanor.imagej.action.Runner;
import org.demeanor.imagej.display.Messages;

import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;

/** Runs a menu entry in ImageJ without SciJava. */
public final class PlainMenu {

	/** ImageJ gives macro threads this name, and looks for it to find the options of a macro call. */
	private static final String MACRO_THREAD = "Run$_";

	private PlainMenu() {}

	/** @param name of the {@link MenuEntry} */
	public static void run(String name) {
		MenuEntry chosen = MenuEntry.valueOf(name);
		ImagePlus image = WindowManager.getCurrentImage();
		String line = Macro.getOptions();
		boolean ask = line == null && !calledByMacro() && !Messages.quiet() && !chosen.options().isEmpty()
				&& (image != null || !chosen.needsImage());
		if (!ask) {
			Runner.run(chosen, image, () -> OptionValues.ofMacro(line, chosen.options()), Optional.empty());
			return;
		}
		try {
			Optional<OptionValues> answers = OptionsDialog.ask(chosen, true);
			answers.ifPresent(values -> Runner.run(chosen, image, () -> values, Optional.empty()));
		}
		catch (StageException wrong) {
			Messages.say(wrong.getMessage());
		}
	}

	// -- Helper methods --

	/**
	 * Whether a macro made this call. Another macro may be waiting for the user, who chose this entry from the menu.
	 */
	private static boolean calledByMacro() {
		return Thread.currentThread().getName().startsWith(MACRO_THREAD);
	}
}
