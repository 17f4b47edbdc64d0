package org.demeanor.imagej;

import org.scijava.plugin.Parameter;

import ij.ImagePlus;

/** A menu entry that works on the image in front. */
abstract class ImageCommand extends MenuCommand {

	/** Not required: if no image is open, our own message says what to do. */
	@Parameter(required = false, persist = false)
	private ImagePlus image;

	@Override
	public final void run() {
		run(image);
	}
}
