package org.demeanor.timeline.speaker;

import static org.demeanor.timeline.speaker.Series.correlation;
import static org.demeanor.timeline.speaker.Series.firstFrom;
import static org.demeanor.timeline.speaker.Series.mean;

import java.util.List;
import java.util.function.ToDoubleFunction;

import org.demeanor.face.FaceObservation;

/**
 * What a person's mouth does over the clip, and how loud the sound is at the same times. Two rules tell from it whether the
 * person speaks, and their mean counts: they err on different people. Both were fitted by logistic regression to films of
 * speakers beside others who are silent or talk, under their own voice and under others'.
 */
final class MouthSeries {

	/** Half the length of the window in which a mouth must be seen. */
	private static final double HALF_NEAR_SECONDS = 1;

	/** Fewer motions in that window show nothing: about four frames a second. */
	private static final int LEAST_MOTIONS = 6;

	/** Half the length of the window in which mouth and sound are compared: pauses between phrases tell most. */
	private static final double HALF_COMPARED_SECONDS = 2;

	/** Motion that is always there, from noise and coding, in pixels. */
	private static final double NOISE = .02;

	/** A mouth moves before it is heard. */
	private static final double VOICE_LAG_SECONDS = .1;

	/** Motions within this time are averaged before they are compared with the sound: a syllable has several. */
	private static final double HALF_SYLLABLE_SECONDS = .16;

	/** Motion counts for more, the more decibels the voice lies above this. */
	private static final double QUIET_DB = 10;

	/**
	 * Log odds by the whole voice, against nobody who is seen. A mouth that moves further where it is loud speaks more likely,
	 * and so does one that moves with the loudness. One that does not is no evidence against: a slow vowel is loud and still.
	 */
	private static final double INTERCEPT = 2.3;
	private static final double BY_LOG_MOTION = 1.9;
	private static final double BY_MOTION_WITH_VOICE = 3.9;

	/**
	 * Log odds by the second formant, against nobody who is seen. The mouth of somebody else who talks moves as far as the
	 * speaker's, but its lips do not open, close, rise and fall with the sound.
	 */
	private static final double FORMANT_INTERCEPT = 3.3;
	private static final double BY_CAPPED_LOG_MOTION = 2.7;
	private static final double BY_MOTION_WITH_FORMANT = 1.3;
	private static final double BY_OPENNESS_WITH_FORMANT = .55;
	private static final double BY_OPENING_WITH_RISE = 2.6;
	private static final double BY_LOWERING_WITH_RISE = 2.4;

	/** As far as mouths move in speech: further motion proves nothing, as a laugh has it too. */
	private static final double MOST_LOG_MOTION = -1.1;

	/** The times, and what follows them, of frames that show how the mouth moves. */
	private final double[] seconds;
	private final double[] logMotion;
	private final double[] smoothed;
	private final double[] openness;
	private final double[] opening;
	private final double[] lowering;
	/** How loud the vowels are when the mouth's motion is heard. */
	private final double[] voice;
	/** How loud the band of the second formant is, and by how much louder than on the frame before. */
	private final double[] formant;
	private final double[] rise;
	/** The times of all frames. */
	private final double[] seen;

	/**
	 * @param frames the person's, in order of time
	 * @param vowels how loud they are
	 * @param formants how loud the band of the second formant is
	 */
	MouthSeries(List<FaceObservation> frames, Loudness vowels, Loudness formants) {
		List<FaceObservation> known = frames.stream().filter(face -> face.mouth().isKnown()).toList();
		seen = each(frames, FaceObservation::timeSeconds);
		seconds = each(known, FaceObservation::timeSeconds);
		logMotion = each(known, face -> Math.log(face.mouth().motion() + NOISE));
		openness = each(known, face -> face.mouth().openness());
		opening = each(known, face -> face.mouth().opening());
		lowering = each(known, face -> face.mouth().lowering());
		voice = each(known, face -> vowels.around(face.timeSeconds() + VOICE_LAG_SECONDS));
		formant = each(known, face -> formants.around(face.timeSeconds()));
		double[] before = each(known, face -> formants.around(face.timeSeconds() - face.mouth().sinceSeconds()));
		rise = new double[seconds.length];
		smoothed = new double[seconds.length];
		for (int i = 0; i < seconds.length; i++) {
			rise[i] = formant[i] - before[i];
			smoothed[i] = mean(logMotion, firstFrom(seconds, seconds[i] - HALF_SYLLABLE_SECONDS),
					firstFrom(seconds, seconds[i] + HALF_SYLLABLE_SECONDS));
		}
	}

	/** Whether the person is on a frame of the stretch. */
	boolean isSeen(double start, double end) {
		int first = firstFrom(seen, start);
		return first < seen.length && seen[first] < end;
	}

	/** Returns the log odds that the person speaks around a time; NaN without evidence. */
	double logOdds(double time) {
		int nearFrom = firstFrom(seconds, time - HALF_NEAR_SECONDS);
		int nearTo = firstFrom(seconds, time + HALF_NEAR_SECONDS);
		if (nearTo - nearFrom < LEAST_MOTIONS)
			return Double.NaN;
		int from = firstFrom(seconds, time - HALF_COMPARED_SECONDS);
		int to = firstFrom(seconds, time + HALF_COMPARED_SECONDS);
		double byVoice = INTERCEPT + BY_LOG_MOTION * mean(logMotion, voice, QUIET_DB, nearFrom, nearTo)
				+ BY_MOTION_WITH_VOICE * Math.max(0, correlation(smoothed, voice, from, to));
		return (byVoice + byFormant(from, to)) / 2;
	}

	// -- Helper methods --

	private double byFormant(int from, int to) {
		return FORMANT_INTERCEPT
				+ BY_CAPPED_LOG_MOTION * Math.min(MOST_LOG_MOTION, mean(logMotion, formant, QUIET_DB, from, to))
				+ BY_MOTION_WITH_FORMANT * correlation(smoothed, formant, from, to)
				+ BY_OPENNESS_WITH_FORMANT * correlation(openness, formant, from, to)
				+ BY_OPENING_WITH_RISE * correlation(opening, rise, from, to)
				+ BY_LOWERING_WITH_RISE * correlation(lowering, rise, from, to);
	}

	private static double[] each(List<FaceObservation> frames, ToDoubleFunction<FaceObservation> value) {
		return frames.stream().mapToDouble(value).toArray();
	}
}
