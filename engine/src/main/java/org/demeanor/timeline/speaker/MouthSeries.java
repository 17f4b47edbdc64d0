package org.demeanor.timeline.speaker;

import java.util.List;

import org.demeanor.face.FaceObservation;

/** How a person's mouth moves over the clip, and how loud the sound is at the same times. */
final class MouthSeries {

	/** Half the length of the window in which motion is averaged. */
	private static final double HALF_MOTION_SECONDS = 1;

	/** Half the length of the window in which mouth and sound are compared: pauses between phrases tell most. */
	private static final double HALF_COMPARED_SECONDS = 2;

	/** Fewer motions in the inner window show nothing: about four frames a second. */
	private static final int LEAST_MOTIONS = 6;

	/** Motion that is always there, from noise and coding, in pixels. */
	private static final double NOISE = .02;

	/** A mouth moves before it is heard. */
	private static final double SOUND_LAG_SECONDS = .1;

	/** Motions within this time are averaged before mouth and sound are compared: a syllable has several. */
	private static final double HALF_SYLLABLE_SECONDS = .16;

	/** Motion counts for more, the more decibels the voice lies above this. */
	private static final double QUIET_DB = 10;

	/**
	 * Log odds that the person of this window speaks, against nobody who is seen. Fitted by logistic regression to films of
	 * 14 speakers, beside others who are silent or talk, under their own voice and under others', and made steeper by half as
	 * the evidence is averaged over turns. A mouth that moves further where it is loud speaks more likely, and so does one
	 * that moves with the loudness. One that does not is no evidence against: a slow vowel is loud and still.
	 */
	private static final double INTERCEPT = 2.3;
	private static final double BY_LOG_MOTION = 1.9;
	private static final double BY_CORRELATION = 3.9;

	private static final double TINY = 1e-9;

	/** The times, and what follows them, of frames that show how the mouth moves. */
	private final double[] seconds;
	private final double[] logMotion;
	private final double[] smoothed;
	private final double[] level;
	/** The times of all frames. */
	private final double[] seen;

	/**
	 * @param frames the person's, in order of time
	 * @param loudness of the sound
	 */
	MouthSeries(List<FaceObservation> frames, Loudness loudness) {
		List<FaceObservation> known = frames.stream().filter(face -> face.mouth().isKnown()).toList();
		seen = frames.stream().mapToDouble(FaceObservation::timeSeconds).toArray();
		seconds = known.stream().mapToDouble(FaceObservation::timeSeconds).toArray();
		logMotion = known.stream().mapToDouble(face -> Math.log(face.mouth().motion() + NOISE)).toArray();
		level = known.stream().mapToDouble(face -> loudness.around(face.timeSeconds() + SOUND_LAG_SECONDS)).toArray();
		smoothed = new double[seconds.length];
		for (int i = 0; i < seconds.length; i++)
			smoothed[i] = mean(logMotion, firstFrom(seconds, seconds[i] - HALF_SYLLABLE_SECONDS),
					firstFrom(seconds, seconds[i] + HALF_SYLLABLE_SECONDS));
	}

	/** Whether the person is on a frame of the stretch. */
	boolean isSeen(double start, double end) {
		int first = firstFrom(seen, start);
		return first < seen.length && seen[first] < end;
	}

	/** Returns the log odds that the person speaks around a time; NaN without evidence. */
	double logOdds(double time) {
		int from = firstFrom(seconds, time - HALF_MOTION_SECONDS);
		int to = firstFrom(seconds, time + HALF_MOTION_SECONDS);
		if (to - from < LEAST_MOTIONS)
			return Double.NaN;
		double together = correlation(firstFrom(seconds, time - HALF_COMPARED_SECONDS),
				firstFrom(seconds, time + HALF_COMPARED_SECONDS));
		return INTERCEPT + BY_LOG_MOTION * motionUnderVoice(from, to) + BY_CORRELATION * Math.max(0, together);
	}

	// -- Helper methods --

	private double motionUnderVoice(int from, int to) {
		double sum = 0;
		double weights = 0;
		for (int i = from; i < to; i++) {
			double weight = Math.max(0, level[i] - QUIET_DB);
			sum += weight * logMotion[i];
			weights += weight;
		}
		return weights > 0 ? sum / weights : mean(logMotion, from, to);
	}

	private double correlation(int from, int to) {
		double meanMotion = mean(smoothed, from, to);
		double meanLevel = mean(level, from, to);
		double both = 0;
		double moved = TINY;
		double loud = TINY;
		for (int i = from; i < to; i++) {
			both += (smoothed[i] - meanMotion) * (level[i] - meanLevel);
			moved += (smoothed[i] - meanMotion) * (smoothed[i] - meanMotion);
			loud += (level[i] - meanLevel) * (level[i] - meanLevel);
		}
		return both / Math.sqrt(moved * loud);
	}

	private static double mean(double[] values, int from, int to) {
		double sum = 0;
		for (int i = from; i < to; i++)
			sum += values[i];
		return sum / (to - from);
	}

	private static int firstFrom(double[] times, double time) {
		int low = 0;
		int high = times.length;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (times[middle] < time)
				low = middle + 1;
			else
				high = middle;
		}
		return low;
	}
}
