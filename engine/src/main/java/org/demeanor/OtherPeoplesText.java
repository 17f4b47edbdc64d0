package org.demeanor;

/** Text that others wrote - names of files, words of libraries - as one line that neither terminal nor table obeys. */
public final class OtherPeoplesText {

	/** Characters of a line; no message of use is as long. */
	public static final int LONGEST = 4000;

	private OtherPeoplesText() {}

	/**
	 * The text with its breaks and tabs as blanks, and its other control characters, and those that turn the direction of
	 * writing, as {@code \\u001b}. What is too long is cut.
	 */
	public static String line(String text) {
		String escaped = escaped(text);
		if (escaped.length() <= LONGEST)
			return escaped;
		int end = Character.isHighSurrogate(escaped.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
		return escaped.substring(0, end) + "... (" + (escaped.length() - end) + " characters more)";
	}

	/** As {@link #line}, whole, however long it is. */
	public static String escaped(String text) {
		StringBuilder line = null;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			boolean harmless = !isObeyed(character);
			if (line == null && harmless)
				continue;
			if (line == null)
				line = new StringBuilder(text.length() + 16).append(text, 0, i);
			if (harmless)
				line.append(character);
			else if (character == '\n' || character == '\r' || character == '\t')
				line.append(' ');
			else
				line.append(String.format("\\u%04x", (int) character));
		}
		return line == null ? text : line.toString();
	}

	private static boolean isObeyed(char character) {
		return Character.isISOControl(character) || character >= '\u2028' && character <= '\u202E'
				|| character >= '\u2066' && character <= '\u2069' || character == '\u200E' || character == '\u200F'
				|| character == '\u061C';
	}
}
