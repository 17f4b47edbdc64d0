package org.demeanor.file;

/** What separates the cells of tables that other programs wrote. */
public final class Delimiters {

	/** Commas first; spreadsheets of some countries write semicolons, others copy tabs. */
	private static final String CANDIDATES = ",;\t";

	private Delimiters() {}

	/**
	 * Returns the separator that occurs most in a table's first line; the comma if there is none.
	 *
	 * @param header the first line, or the whole table
	 */
	public static char of(String header) {
		String line = header.lines().findFirst().orElse("");
		char best = CANDIDATES.charAt(0);
		for (char candidate : CANDIDATES.toCharArray())
			if (count(line, candidate) > count(line, best))
				best = candidate;
		return best;
	}

	private static long count(String text, char wanted) {
		return text.chars().filter(some -> some == wanted).count();
	}
}
