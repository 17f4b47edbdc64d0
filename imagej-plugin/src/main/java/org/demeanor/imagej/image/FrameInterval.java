package org.demeanor.imagej.image;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.demeanor.media.Clip;
import org.demeanor.media.TimeUnits;

import ij.ImagePlus;
import ij.measure.Calibration;

/**
 * How far apart the frames of an open image are in time.
 *
 * @param seconds above 0
 * @param notes what had to be guessed; empty if the image or its file says it
 */
record FrameInterval(double seconds, List<String> notes) {

	/** Where nothing says it: the rate of the video that most often comes without one. */
	static final double DEFAULT_FRAMES_PER_SECOND = 25;

	/**
	 * The calibrated frame interval; where there is none, or its unit is none of time, the rate at which the stack is played; then
	 * the rate of the file that the image was opened from, since Bio-Formats passes none on for AVI; and at last
	 * {@value #DEFAULT_FRAMES_PER_SECOND} frames a second.
	 *
	 * @param source the file that the image was opened from, as a clip; empty if it is not known
	 */
	static FrameInterval of(ImagePlus image, Optional<Clip> source) {
		Calibration calibration = image.getCalibration();
		OptionalDouble unit = TimeUnits.seconds(calibration.getTimeUnit());
		if (usable(calibration.frameInterval) && unit.isPresent())
			return new FrameInterval(calibration.frameInterval * unit.getAsDouble(), List.of());
		if (usable(calibration.fps))
			return new FrameInterval(1 / calibration.fps, List.of());
		OptionalDouble rate = source.map(Clip::framesPerSecond).orElse(OptionalDouble.empty());
		if (rate.isPresent())
			return new FrameInterval(1 / rate.getAsDouble(), List.of());
		return new FrameInterval(1 / DEFAULT_FRAMES_PER_SECOND,
				List.of("no frame interval: " + (int) DEFAULT_FRAMES_PER_SECOND + " frames a second assumed"));
	}

	// -- Helper methods --

	private static boolean usable(double value) {
		return value > 0 && value < Double.POSITIVE_INFINITY;
	}
}
