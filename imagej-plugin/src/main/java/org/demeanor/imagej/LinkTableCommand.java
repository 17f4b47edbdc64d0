package org.demeanor.imagej;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The fields are the options of {@link org.demeanor.imagej.action.MenuEntry#LINK}. */
@Plugin(type = Command.class, menuPath = "Plugins>Demeanor>Link Table...", headless = true)
public final class LinkTableCommand extends ImageCommand {

	@Parameter(label = "Title of the table (or empty: the one in front)", persist = false, required = false)
	private String title = "";

	@Override
	String entry() {
		return "LINK";
	}
}
