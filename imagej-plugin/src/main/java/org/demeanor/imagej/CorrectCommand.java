package org.demeanor.imagej;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The fields are the options of {@link org.demeanor.imagej.action.MenuEntry#CORRECT}. */
@Plugin(type = Command.class, menuPath = "Plugins>Demeanor>Correct...", headless = true)
public final class CorrectCommand extends ImageCommand {

	@Parameter(label = "Change", choices = { "label", "person", "name", "drop", "clip", "undo", "clear" }, persist = false)
	private String change = "label";

	@Parameter(label = "Of the face (0: every one)", persist = false)
	private Integer person = 0;

	@Parameter(label = "Frames (all, shown, 12 or 12-30)", persist = false)
	private String frames = "all";

	@Parameter(label = "To the emotion, number or name", required = false, persist = false)
	private String value = "";

	@Override
	String entry() {
		return "CORRECT";
	}
}
