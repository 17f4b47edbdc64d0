package org.demeanor.imagej.image;

import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.media.Clip;

import ij.ImagePlus;

/** Open images as clips for the engine. */
public final class ImageClips {

	private ImageClips() {}

	/**
	 * A video that this plugin opened is read from its file, frame after frame. That is faster, does not disturb the
	 * window's decoder, and gives the command line's times. Any other image is read as it is shown.
	 *
	 * @param sound word for {@link Sounds#of}
	 * @throws StageException (stage media) if the named sound cannot be read
	 */
	public static Clip of(ImagePlus image, String sound) throws StageException {
		Optional<Clip> heard = Sounds.of(image, sound);
		if (image.getStack() instanceof VideoStack video && new TimeAxis(image).frames() == video.size())
			return new VideoClip(image.getTitle(), video.clip(), heard);
		return new ImagePlusClip(image, heard);
	}
}
