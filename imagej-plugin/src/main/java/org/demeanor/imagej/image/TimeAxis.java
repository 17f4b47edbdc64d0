package org.demeanor.imagej.image;

import ij.ImagePlus;
import ij.gui.Roi;

/** Which axis of an image is time, and the place of its frames in the stack. Frames count from 0. */
public final class TimeAxis {

	private final ImagePlus image;
	private final boolean alongZ;
	private final boolean hyperstack;
	private final int shownZ;
	private final int frames;

	public TimeAxis(ImagePlus image) {
		this.image = image;
		alongZ = image.getNFrames() == 1;
		hyperstack = image.isHyperStack() || image.getNChannels() > 1;
		shownZ = image.getZ();
		frames = alongZ ? image.getNSlices() : image.getNFrames();
	}

	public int frames() {
		return frames;
	}

	/** The frame that the image shows now. */
	public int shown() {
		return (alongZ ? image.getZ() : image.getT()) - 1;
	}

	/** Shows a frame; the channel stays, and so does the depth of an image that has one besides time. */
	public void show(int frame) {
		if (alongZ)
			image.setPosition(image.getC(), frame + 1, 1);
		else
			image.setPosition(image.getC(), image.getZ(), frame + 1);
	}

	/**
	 * @param channel from 1
	 * @return index in the stack, from 1
	 */
	int slice(int channel, int frame) {
		return alongZ ? image.getStackIndex(channel, frame + 1, 1) : image.getStackIndex(channel, shownZ, frame + 1);
	}

	/** Shows an element of an overlay on one frame only, on all its channels. */
	public void place(Roi element, int frame) {
		if (!hyperstack)
			element.setPosition(frame + 1);
		else if (alongZ)
			element.setPosition(0, frame + 1, 0);
		else
			element.setPosition(0, 0, frame + 1);
	}
}
