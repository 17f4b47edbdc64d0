package org.demeanor.analysis;

import java.util.Locale;

/** How the analysis of a clip ended, as the column {@code status} says it. */
public enum ClipStatus {
	/** Every stream asked for has an answer. */
	OK,
	/** The face stream has none: no face in the sampled frames, or no pictures. */
	NO_FACE,
	/** The voice stream has none: no sound stream, or digital silence. */
	NO_AUDIO,
	/** Neither has. */
	NOTHING,
	/** A stream could not be read; the error says why. */
	FAILED;

	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}
}
