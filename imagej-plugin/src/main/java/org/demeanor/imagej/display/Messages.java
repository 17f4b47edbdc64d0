package org.demeanor.imagej.display;

import java.awt.GraphicsEnvironment;

import ij.IJ;
import ij.gui.YesNoCancelDialog;
import ij.macro.Interpreter;

/** Tells the user something, in a window if one may open, else in the log. */
public final class Messages {

	private static final String TITLE = "Demeanor";

	private Messages() {}

	/** Returns true if no window may open: there is no display, or a macro runs in batch mode. */
	public static boolean quiet() {
		return GraphicsEnvironment.isHeadless() || Interpreter.isBatchMode();
	}

	/** Shows a problem. In batch mode nobody could close a window, and without a display one would throw. */
	public static void say(String problem) {
		if (quiet())
			log(problem);
		else
			IJ.error(TITLE, problem);
	}

	/** Asks for leave; where no window may open, nobody gives it. */
	public static boolean ask(String question) {
		return !quiet() && new YesNoCancelDialog(IJ.getInstance(), TITLE, question).yesPressed();
	}

	/** Writes a line into ImageJ's log. */
	public static void log(String line) {
		IJ.log(TITLE + ": " + line);
	}
}
