package org.demeanor.imagej.image;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameSource;

import ij.ImagePlus;

/** The frames of an open image, each painted when it is asked for. */
final class ImagePlusFrames implements FrameSource {

	private final String name;
	private final TimeAxis time;
	private final FramePainter painter;
	private final double interval;

	ImagePlusFrames(ImagePlus image) {
		name = image.getTitle();
		time = new TimeAxis(image);
		painter = new FramePainter(image);
		interval = FrameInterval.seconds(image.getCalibration());
	}

	@Override
	public int count() {
		return time.frames();
	}

	@Override
	public double intervalSeconds() {
		return interval;
	}

	@Override
	public Frame get(int index) throws StageException {
		try {
			return new Frame(index, index * interval, painter.width(), painter.height(),
					painter.bgr(channel -> time.slice(channel, index)));
		}
		// Virtual stacks say in this way that a slice cannot be read.
		catch (RuntimeException unreadable) {
			throw new StageException(Stage.MEDIA, name, "frame " + (index + 1) + " of " + count() + " cannot be read",
					unreadable);
		}
	}
}
