package org.demeanor.voice;

import java.util.List;

/**
 * The voice stream's findings in a clip.
 *
 * @param durationSeconds length of the sound
 * @param silent whether the sound is digital silence, or has no samples
 * @param windows scores of each window in order of time; empty if the sound is silent
 */
public record VoiceReading(double durationSeconds, boolean silent, List<WindowScores> windows) {

	public VoiceReading {
		windows = List.copyOf(windows);
	}
}
