package org.demeanor.imagej.image;

import java.util.Optional;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.stack.FrameInterval;
import org.demeanor.media.stack.FrameSource;

import ij.ImagePlus;
import ij.measure.Calibration;

/** The frames of an open image, each painted on demand. */
final class ImagePlusFrames implements FrameSource {

	private final String name;
	private final TimeAxis time;
	private final FramePainter painter;
	private final FrameInterval interval;
	private final double pixelAspect;

	/** @param source the file that the image was opened from; empty if it is not known */
	ImagePlusFrames(ImagePlus image, Optional<Clip> source) {
		name = image.getTitle();
		time = new TimeAxis(image);
		painter = new FramePainter(image);
		Calibration calibration = image.getCalibration();
		interval = FrameIntervals.of(image, source);
		pixelAspect = Frame.pixelAspect(calibration.pixelWidth, calibration.pixelHeight);
	}

	@Override
	public int count() {
		return time.frames();
	}

	@Override
	public FrameInterval interval() {
		return interval;
	}

	@Override
	public Frame get(int index) throws StageException {
		try {
			return SquarePixels.frame(index, index * interval.seconds(), painter.width(), painter.height(),
					painter.bgr(channel -> time.slice(channel, index)), pixelAspect);
		}
		// This is how virtual stacks say that a slice cannot be read.
		catch (RuntimeException unreadable) {
			throw new StageException(Stage.MEDIA, name, "frame " + (index + 1) + " of " + count() + " cannot be read",
					unreadable);
		}
	}
}
