package org.demeanor.imagej;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/** The fields are the options of {@link org.demeanor.imagej.action.MenuEntry#LINK}. */
@Plugin(type = Command.class, menuPath = "Plugins>Demeanor>Link Table...", headless = true)
public final class LinkTableCommand extends MenuCommand {

	/** Not required: if no image is open, our own message says what to do. */
	@Parameter(required = false, persist = false)
	private ImagePlus image;

	@Parameter(label = "Title of the table (or empty: the one in front)", persist = false, required = false)
	private String title = "";

	@Override
	String entry() {
		return "LINK";
	}

	@Override
	public void run() {
		run(image);
	}
}
