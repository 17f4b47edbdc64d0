package org.demeanor.imagej.image;

import java.util.Optional;

import org.demeanor.media.Clip;
import org.demeanor.media.stack.StackClip;

import ij.ImagePlus;

/**
 * An open image as a clip. Its frames are what the window shows: display range and lookup tables make 8-bit colours of
 * 8-, 16- and 32-bit slices, the channels of a composite are added, RGB stays as it is. Pixels are only read, slice by
 * slice, so a virtual stack stays virtual.
 *
 * <p>Time runs along T; where T is 1, along Z. Of an image with both, the Z that is shown is used. The frame interval
 * is that of {@link FrameIntervals}.
 */
public final class ImagePlusClip extends StackClip {

	/**
	 * @param image as it is shown now; must stay open while frames are read
	 * @param sound a clip whose sound belongs to it
	 */
	public ImagePlusClip(ImagePlus image, Optional<Clip> sound) {
		super(image.getTitle(), new ImagePlusFrames(image, Sounds.source(image)), sound);
	}
}
