package org.demeanor.calibration;

import java.util.Objects;

/**
 * Whose clip it is.
 *
 * @param name of the person, not blank
 * @param baseline whether the clip shows the person's neutral face and voice
 */
public record Participant(String name, boolean baseline) {

	public Participant {
		Objects.requireNonNull(name);
		if (name.isBlank())
			throw new IllegalArgumentException("a participant without a name");
	}
}
