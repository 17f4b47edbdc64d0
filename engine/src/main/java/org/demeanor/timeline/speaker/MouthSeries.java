package org.demeanor.timeline.speaker;

import java.util.List;

import org.demeanor.face.FaceObservation;

/** A person's mouth over the clip, and how loud the sound is at the same times. */
final class MouthSeries {

	/** Half the length of the window in which mouth and sound are compared. */
	private static final double HALF_WINDOW_SECONDS = 1;

	/** Fewer frames in the window show nothing: four a second. */
	private static final int LEAST_FRAMES = 8;
	private static final int LEAST_MOTIONS = 6;

	/** Motion that is always there, from noise and coding. */
	private static final double NOISE = .004;

	/**
	 * Log odds that the person of this window speaks, against nobody who is seen; fitted by logistic regression to clips of
	 * speakers, to others who are seen under their voice, silent and talking. A mouth that moves more speaks more likely, and
	 * so does one that is open where it is loud.
	 */
	private static final double INTERCEPT = 8.13;
	private static final double BY_LOG_MOTION = 2.73;
	private static final double BY_CORRELATION = 1.78;

	private static final double TINY = 1e-9;

	private final double[] seconds;
	private final double[] logMotion;
	private final double[] openness;
	private final double[] level;

	/**
	 * @param seen the person's frames, in order of time
	 * @param loudness of the sound
	 */
	MouthSeries(List<FaceObservation> seen, Loudness loudness) {
		List<FaceObservation> known = seen.stream().filter(face -> !Double.isNaN(face.mouth().openness())).toList();
		seconds = known.stream().mapToDouble(FaceObservation::timeSeconds).toArray();
		logMotion = known.stream().mapToDouble(face -> Math.log(face.mouth().motion() + NOISE)).toArray();
		openness = known.stream().mapToDouble(face -> face.mouth().openness()).toArray();
		level = known.stream().mapToDouble(face -> loudness.around(face.timeSeconds())).toArray();
	}

	/** Whether the person is on a frame of the stretch. */
	boolean isSeen(double start, double end) {
		int first = firstFrom(start);
		return first < seconds.length && seconds[first] < end;
	}

	/** Returns the log odds that the person speaks around a time; NaN without evidence. */
	double logOdds(double time) {
		int from = firstFrom(time - HALF_WINDOW_SECONDS);
		int to = firstFrom(time + HALF_WINDOW_SECONDS);
		double motion = 0;
		int motions = 0;
		for (int i = from; i < to; i++)
			if (!Double.isNaN(logMotion[i])) {
				motion += logMotion[i];
				motions++;
			}
		if (to - from < LEAST_FRAMES || motions < LEAST_MOTIONS)
			return Double.NaN;
		return INTERCEPT + BY_LOG_MOTION * motion / motions + BY_CORRELATION * correlation(from, to);
	}

	// -- Helper methods --

	private double correlation(int from, int to) {
		double meanOpen = 0;
		double meanLevel = 0;
		for (int i = from; i < to; i++) {
			meanOpen += openness[i] / (to - from);
			meanLevel += level[i] / (to - from);
		}
		double both = 0;
		double open = TINY;
		double loud = TINY;
		for (int i = from; i < to; i++) {
			both += (openness[i] - meanOpen) * (level[i] - meanLevel);
			open += (openness[i] - meanOpen) * (openness[i] - meanOpen);
			loud += (level[i] - meanLevel) * (level[i] - meanLevel);
		}
		return both / Math.sqrt(open * loud);
	}

	private int firstFrom(double time) {
		int low = 0;
		int high = seconds.length;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (seconds[middle] < time)
				low = middle + 1;
			else
				high = middle;
		}
		return low;
	}
}
