package org.demeanor;

/** Numbers of things in messages: {@code 1 clip}, {@code 2 clips}. */
public final class Counts {

	private Counts() {}

	/**
	 * A number and its noun.
	 *
	 * @param noun the singular, e.g. {@code clip}; an {@code s} makes it the plural
	 */
	public static String of(long number, String noun) {
		return number + " " + noun + (number == 1 ? "" : "s");
	}
}
