package org.demeanor.imagej.image;

import java.util.Optional;
import java.util.OptionalDouble;

import org.demeanor.media.Clip;
import org.demeanor.media.stack.FrameInterval;
import org.demeanor.media.stack.TimeUnits;

import ij.ImagePlus;
import ij.measure.Calibration;

/** How far apart the frames of an open image are in time. */
final class FrameIntervals {

	private FrameIntervals() {}

	/**
	 * The calibrated frame interval; where there is none, or its unit is none of time, the rate at which the stack is played; then
	 * the rate of the file that the image was opened from, since Bio-Formats passes none on for AVI; and at last
	 * {@linkplain FrameInterval#assumed() the default}, with a note.
	 *
	 * @param source the file that the image was opened from, as a clip; empty if it is not known
	 */
	static FrameInterval of(ImagePlus image, Optional<Clip> source) {
		Calibration calibration = image.getCalibration();
		OptionalDouble unit = TimeUnits.seconds(calibration.getTimeUnit());
		if (FrameInterval.isInterval(calibration.frameInterval) && unit.isPresent())
			return FrameInterval.of(calibration.frameInterval * unit.getAsDouble());
		if (FrameInterval.isInterval(calibration.fps))
			return FrameInterval.of(1 / calibration.fps);
		// The first picture of a sequence has a rate by FFmpeg's default, but no length.
		OptionalDouble rate = source.filter(clip -> clip.durationSeconds().isPresent()).map(Clip::framesPerSecond)
				.orElse(OptionalDouble.empty());
		return rate.isPresent() ? FrameInterval.of(1 / rate.getAsDouble()) : FrameInterval.assumed();
	}
}
