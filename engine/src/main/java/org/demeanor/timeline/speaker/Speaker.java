package org.demeanor.timeline.speaker;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * Whose voice is heard.
 *
 * @param person number of the person; empty for somebody who is not in the picture
 */
public record Speaker(OptionalInt person) {

	/** Somebody who is not in the picture. */
	public static final Speaker OFF_SCREEN = new Speaker(OptionalInt.empty());

	private static final String OFF_SCREEN_LABEL = "off_screen";

	public Speaker {
		Objects.requireNonNull(person);
	}

	/** One of the people who are seen. */
	public static Speaker of(int person) {
		return new Speaker(OptionalInt.of(person));
	}

	/** The word in tables: the number, or {@value #OFF_SCREEN_LABEL}. */
	public String label() {
		return person.isPresent() ? String.valueOf(person.getAsInt()) : OFF_SCREEN_LABEL;
	}

	/**
	 * Reads a label back.
	 *
	 * @throws NumberFormatException if it is none
	 */
	public static Speaker ofLabel(String label) {
		return label.equals(OFF_SCREEN_LABEL) ? OFF_SCREEN : of(Integer.parseInt(label));
	}
}
