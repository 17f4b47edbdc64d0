package org.demeanor.voice;

/**
 * A piece of sound of the length that a voice net needs.
 *
 * @param startSeconds time of its first sample, without padding, in seconds of the clip's time
 * @param moved how many samples after the previous window it begins, with which it shares the other samples; 0 for the
 *        first
 * @param lead samples of padding in front of the sound's own
 * @param length samples of the sound's own, behind the lead; the rest is padding
 * @param samples mono, full scale = 1; the array is the receiver's to keep
 */
public record VoiceWindow(double startSeconds, int moved, int lead, int length, float[] samples) {

	/** The same window for those who did not take the one before. */
	VoiceWindow alone() {
		return new VoiceWindow(startSeconds, 0, lead, length, samples);
	}
}
