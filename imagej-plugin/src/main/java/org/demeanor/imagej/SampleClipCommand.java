package org.demeanor.imagej;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/** Opens the clip that comes with Demeanor. */
@Plugin(type = Command.class, menuPath = "Plugins>Demeanor>Sample Clip", headless = true)
public final class SampleClipCommand extends MenuCommand {

	/** Without windows the image is an output, and SciJava makes it the active one. */
	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus video;

	@Override
	public void run() {
		video = open();
	}

	@Override
	String entry() {
		return "SAMPLE";
	}
}
