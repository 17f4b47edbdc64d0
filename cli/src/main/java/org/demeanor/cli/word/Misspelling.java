package org.demeanor.cli.word;

/** Tells a misspelt word from another one. */
public final class Misspelling {

	/** The part of a word's letters that may be wrong. */
	private static final int PART = 3;

	private Misspelling() {}

	/** Whether somebody who typed one word may have meant the other: it is cut off or longer, or a third of it differs at most. */
	public static boolean isLikely(String typed, String meant) {
		return typed.startsWith(meant) || meant.startsWith(typed) || differences(typed, meant) <= meant.length() / PART;
	}

	/** The letters to insert, remove or replace (Levenshtein distance), row by row of the table of all beginnings. */
	private static int differences(String one, String other) {
		int[] above = new int[other.length() + 1];
		for (int j = 0; j < above.length; j++)
			above[j] = j;
		for (int i = 1; i <= one.length(); i++) {
			int[] row = new int[above.length];
			row[0] = i;
			for (int j = 1; j < row.length; j++)
				row[j] = Math.min(Math.min(above[j], row[j - 1]) + 1,
						above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1));
			above = row;
		}
		return above[other.length()];
	}
}
