package org.demeanor.imagej.image;

import java.util.Optional;

import org.demeanor.media.Clip;
import org.demeanor.media.StackClip;

import ij.ImagePlus;

/**
 * An open image as a clip. Its frames are what the window shows: display range and lookup tables make 8-bit colours of
 * 8-, 16- and 32-bit slices, the channels of a composite are added, RGB stays as it is. Pixels are only read, slice by
 * slice, so a virtual stack stays virtual.
 *
 * <p>Time runs along T, or along Z if T is 1. If an image has both, the Z that is shown is used. The frame interval is
 * the calibrated one; without one, the rate at which the stack is played, or else
 * {@value FrameInterval#DEFAULT_FRAMES_PER_SECOND} frames a second.
 */
public final class ImagePlusClip extends StackClip {

	/**
	 * @param image as it is shown now; must stay open while frames are read
	 * @param sound a clip whose sound belongs to it
	 */
	public ImagePlusClip(ImagePlus image, Optional<Clip> sound) {
		super(image.getTitle(), new ImagePlusFrames(image), sound);
	}
}
