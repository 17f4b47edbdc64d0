package org.demeanor.imagej;

import java.util.OptionalDouble;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.SoundReader;

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
public final class ImagePlusClip implements Clip {

	private final String name;
	private final TimeAxis time;
	private final FramePainter painter;
	private final double interval;

	/** @param image as it is displayed now; must stay open while frames are read */
	public ImagePlusClip(ImagePlus image) {
		name = image.getTitle();
		time = new TimeAxis(image);
		painter = new FramePainter(image);
		interval = FrameInterval.seconds(image.getCalibration());
	}

	@Override
	public String name() {
		return name;
	}

	@Override
	public boolean hasFrames() {
		return true;
	}

	@Override
	public boolean hasSound() {
		return false;
	}

	/** The number of frames times the frame interval; empty for a single picture. */
	@Override
	public OptionalDouble durationSeconds() {
		return time.frames() > 1 ? OptionalDouble.of(time.frames() * interval) : OptionalDouble.empty();
	}

	@Override
	public FrameReader openFrames() {
		return new Frames();
	}

	@Override
	public SoundReader openSound() throws StageException {
		throw new StageException(Stage.MEDIA, name, "an image has no sound");
	}

	private final class Frames implements FrameReader {

		private int next;

		@Override
		public Frame read() throws StageException {
			if (next == time.frames())
				return null;
			int index = next++;
			try {
				return new Frame(index, index * interval, painter.width(), painter.height(),
						painter.bgr(channel -> time.slice(channel, index)));
			}
			// Virtual stacks say in this way that a slice cannot be read.
			catch (RuntimeException unreadable) {
				throw new StageException(Stage.MEDIA, name, "frame " + (index + 1) + " of " + time.frames()
						+ " cannot be read", unreadable);
			}
		}

		@Override
		public boolean skip() {
			if (next == time.frames())
				return false;
			next++;
			return true;
		}

		@Override
		public void close() {
			// Nothing is held: the image belongs to the user.
		}
	}
}
