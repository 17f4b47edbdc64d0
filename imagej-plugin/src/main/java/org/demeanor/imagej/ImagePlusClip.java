package org.demeanor.imagej;

import org.demeanor.media.StackClip;

import ij.ImagePlus;

/**
 * An open image as a clip. Its frames are what it shows: the display range and the lookup tables make 8-bit colours of
 * 8-, 16- and 32-bit slices, the channels of a composite are laid over each other, RGB stays as it is. Pixels of the
 * image are only read, slice by slice, so a virtual stack stays virtual.
 *
 * <p>Time runs along T; where T is 1, along Z. Of an image with both, the Z that is shown is used. The frame interval
 * is the calibrated one; where there is none, the rate at which the stack is played, or else
 * {@value FrameInterval#DEFAULT_FRAMES_PER_SECOND} frames a second. There is no sound.
 */
public final class ImagePlusClip extends StackClip {

	/** @param image as it is displayed now; must stay open while frames are read */
	public ImagePlusClip(ImagePlus image) {
		super(image.getTitle(), new ImagePlusFrames(image));
	}
}
