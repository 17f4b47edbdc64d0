package org.demeanor.voice.level;

import java.util.Objects;

/**
 * How loud a voice is, moment by moment, in the bands by which speakers are found.
 *
 * @param vowels of the loudest band among all of vowels
 * @param formants of the loudest band where the second formant lies
 */
public record VoiceLevels(SoundLevels vowels, SoundLevels formants) {

	/** Where there is no sound. */
	public static final VoiceLevels NONE = new VoiceLevels(SoundLevels.NONE, SoundLevels.NONE);

	public VoiceLevels {
		Objects.requireNonNull(vowels);
		Objects.requireNonNull(formants);
	}
}
