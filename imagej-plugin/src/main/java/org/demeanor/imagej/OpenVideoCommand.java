package org.demeanor.imagej;

import java.io.File;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/** The fields are the options of {@link org.demeanor.imagej.action.MenuEntry#OPEN_VIDEO}. */
@Plugin(type = Command.class, menuPath = "Plugins>Demeanor>Open Video...", headless = true)
public final class OpenVideoCommand extends MenuCommand {

	@Parameter(label = "Video", required = false, persist = false)
	private File file;

	@Parameter(label = "Picture track (0: the likeliest)", persist = false)
	private Integer videotrack = 0;

	/** Without windows the image is an output, and SciJava makes it the active one. */
	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus video;

	@Override
	public void run() {
		video = open();
	}

	@Override
	String entry() {
		return "OPEN_VIDEO";
	}
}
