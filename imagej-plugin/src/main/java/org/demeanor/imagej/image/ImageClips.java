package org.demeanor.imagej.image;

import java.util.Optional;
import java.util.OptionalDouble;

import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.FrameReader;
import org.demeanor.media.SoundReader;

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

	/** The pictures of one file under an image's title, with a sound that may come from another file. */
	private record VideoClip(String name, Clip video, Optional<Clip> sound) implements Clip {

		@Override
		public boolean hasFrames() {
			return true;
		}

		@Override
		public boolean hasSound() {
			return sound.isPresent();
		}

		@Override
		public OptionalDouble durationSeconds() {
			return video.durationSeconds();
		}

		@Override
		public OptionalDouble framesPerSecond() {
			return video.framesPerSecond();
		}

		@Override
		public FrameReader openFrames() throws StageException {
			return video.openFrames();
		}

		@Override
		public SoundReader openSound() throws StageException {
			return sound.orElseThrow().openSound();
		}
	}
}
