package org.demeanor.report.html;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;

/** Makes JSON safe in a script element of an HTML page: no text in it can end the element or begin a comment. */
final class ScriptEscapes extends CharacterEscapes {

	private static final long serialVersionUID = 1;

	private final int[] escapes = standardAsciiEscapesForJSON();

	ScriptEscapes() {
		for (char special : "<>&'".toCharArray())
			escapes[special] = ESCAPE_STANDARD;
	}

	@Override
	public int[] getEscapeCodesForAscii() {
		return escapes.clone();
	}

	@Override
	public SerializableString getEscapeSequence(int character) {
		return null;
	}
}
