package org.demeanor.analysis;

import java.util.Locale;

/** How the analysis of a clip ended, as in the column {@code status}. */
public enum ClipStatus {
	/** Every requested stream has an answer. */
	OK,
	/** The face stream has none: no face in the sampled frames, or no pictures. */
	NO_FACE,
	/** The voice stream has none: no sound stream, or digital silence. */
	NO_AUDIO,
	/** The voice stream has none: there is sound, and nobody speaks in it, or not the one who was asked for. */
	NO_VOICE,
	/** Neither stream has an answer; the error says why. */
	NOTHING,
	/** The user stopped the analysis; what was found until then stays. */
	PARTIAL,
	/** A stream could not be read; the error says why. */
	FAILED;

	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}
}
