package org.demeanor.imagej.action;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * One input of a menu entry.
 *
 * @param key the macro key and the name of the Command's field
 * @param label for the dialog
 * @param kind of the input
 * @param initial the value of an omitted key: a String, an Integer, a Double or a Boolean
 * @param choices the allowed words; empty if any word is allowed
 */
public record Option(String key, String label, Kind kind, Object initial, List<String> choices) {

	/** How a dialog shows it. */
	public enum Kind {
		WORD, INTEGER, NUMBER, SWITCH, FILE, FOLDER
	}

	static Option integer(String key, String label, int initial) {
		return new Option(key, label, Kind.INTEGER, initial, List.of());
	}

	static Option number(String key, String label, double initial) {
		return new Option(key, label, Kind.NUMBER, initial, List.of());
	}

	static Option flag(String key, String label, boolean initial) {
		return new Option(key, label, Kind.SWITCH, initial, List.of());
	}

	static <E> Option choice(String key, String label, E[] choices, E initial, Function<E, String> word) {
		return new Option(key, label, Kind.WORD, word.apply(initial), Arrays.stream(choices).map(word).toList());
	}

	static Option word(String key, String label, String initial) {
		return new Option(key, label, Kind.WORD, initial, List.of());
	}

	static Option file(String key, String label, String initial) {
		return new Option(key, label, Kind.FILE, initial, List.of());
	}

	static Option folder(String key, String label) {
		return new Option(key, label, Kind.FOLDER, "", List.of());
	}
}
