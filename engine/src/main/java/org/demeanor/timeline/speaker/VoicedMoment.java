package org.demeanor.timeline.speaker;

import java.util.Map;
import java.util.Optional;

/**
 * A moment with a voice.
 *
 * @param startSeconds where it begins
 * @param endSeconds where it ends
 * @param voiceSeconds how much of it is voice
 * @param probabilities of everybody who may speak; their sum is 1
 */
record VoicedMoment(double startSeconds, double endSeconds, double voiceSeconds, Map<Speaker, Double> probabilities) {

	/** A speaker as likely as this counts as known. */
	private static final double CLEAR = .85;

	VoicedMoment {
		probabilities = Map.copyOf(probabilities);
	}

	/** Returns the speaker; empty if the evidence is not clear. */
	Optional<Speaker> speaker() {
		return probabilities.entrySet().stream().filter(one -> one.getValue() >= CLEAR).map(Map.Entry::getKey).findFirst();
	}

	/** Returns the part of it that lies in a stretch of time, which it must share some time with. */
	VoicedMoment within(double start, double end) {
		return new VoicedMoment(Math.max(start, startSeconds), Math.min(end, endSeconds), voiceWithin(start, end), probabilities);
	}

	/** Returns how much of the voice falls into a stretch of time; a voice is taken to be spread evenly. */
	double voiceWithin(double start, double end) {
		double shared = Math.max(0, Math.min(end, endSeconds) - Math.max(start, startSeconds));
		return voiceSeconds * shared / (endSeconds - startSeconds);
	}
}
