package org.demeanor.imagej.action;

import java.io.File;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import org.demeanor.Stage;
import org.demeanor.StageException;

import ij.Macro;

/** The chosen values of a menu entry's options. It refuses the wrong words and numbers that ImageJ lets pass. */
public final class OptionValues {

	private final Map<String, Object> values = new HashMap<>();

	private OptionValues() {}

	/**
	 * Reads the options of a macro. An omitted key means the default; a switch without a value means yes.
	 *
	 * @param line from {@link Macro#getOptions()}; {@code null} if there are none
	 * @throws StageException with the key, if its value is not allowed
	 */
	public static OptionValues ofMacro(String line, List<Option> options) throws StageException {
		OptionValues read = new OptionValues();
		String text = line == null ? "" : line;
		check(text, options.stream().map(Option::key).toList());
		for (Option option : options) {
			String value = Macro.getValue(text, option.key(), null);
			boolean bare = option.kind() == Option.Kind.SWITCH && value == null && hasBare(text, option.key());
			read.put(option, bare ? Boolean.TRUE : value == null ? option.initial() : parse(option, value));
		}
		return read;
	}

	/** Takes the fields of a Command, which have the options' names. */
	public static OptionValues ofFields(Object command, List<Option> options) throws StageException {
		OptionValues read = new OptionValues();
		for (Option option : options)
			read.put(option, field(command, option));
		return read;
	}

	/** @throws StageException with the key, if its value is not one of the choices */
	static OptionValues of(Map<String, Object> chosen, List<Option> options) throws StageException {
		OptionValues read = new OptionValues();
		for (Option option : options)
			read.put(option, chosen.getOrDefault(option.key(), option.initial()));
		return read;
	}

	public String text(String key) {
		return (String) values.get(key);
	}

	public int integer(String key) {
		return (Integer) values.get(key);
	}

	public double number(String key) {
		return (Double) values.get(key);
	}

	public boolean flag(String key) {
		return (Boolean) values.get(key);
	}

	/** The constant with the chosen word. */
	<E> E choice(String key, E[] choices, Function<E, String> word) {
		for (E choice : choices)
			if (word.apply(choice).equals(text(key)))
				return choice;
		throw new IllegalStateException(key + " was not checked");
	}

	// -- Helper methods --

	private void put(Option option, Object value) throws StageException {
		Object given = value == null ? option.initial() : value;
		if (!option.choices().isEmpty() && !option.choices().contains(given))
			throw wrong(option, "'" + given + "' is none of " + String.join(", ", option.choices()));
		if (given instanceof Double number && number.isNaN())
			throw wrong(option, "not a number");
		values.put(option.key(), given);
	}

	private static Object parse(Option option, String value) throws StageException {
		try {
			return switch (option.kind()) {
				case INTEGER -> Integer.valueOf(value);
				case NUMBER -> Double.valueOf(value);
				case SWITCH -> flag(option, value);
				default -> value;
			};
		}
		catch (NumberFormatException notANumber) {
			throw wrong(option, "'" + value + "' is not a " + (option.kind() == Option.Kind.INTEGER ? "whole number" : "number"));
		}
	}

	private static Boolean flag(Option option, String value) throws StageException {
		return switch (value.toLowerCase(Locale.ROOT)) {
			case "true", "yes", "1" -> true;
			case "false", "no", "0" -> false;
			default -> throw wrong(option, "'" + value + "' is neither true nor false");
		};
	}

	/**
	 * Checks that a macro names no other keys: the default would silently take the place of a mistyped one's value.
	 *
	 * @param line from {@link Macro#getOptions()}
	 * @throws StageException with the first word that is no key
	 */
	public static void check(String line, Collection<String> keys) throws StageException {
		for (String word : words(line)) {
			String key = word.replaceFirst("=.*", "");
			if (!keys.contains(key))
				throw new StageException(Stage.OPTION, key, "is no key of this entry");
		}
	}

	/** Whether a macro's options hold a key without a value. Words in brackets are values, whatever they are. */
	public static boolean hasBare(String line, String key) {
		return words(line).contains(key);
	}

	/** A macro's options without values in quotes or brackets, which may be nested. */
	private static List<String> words(String line) {
		String bare = line.replaceAll("='[^']*'", "=");
		for (String inner = ""; !inner.equals(bare);) {
			inner = bare;
			bare = inner.replaceAll("\\[[^\\[\\]]*\\]", "");
		}
		return Arrays.stream(bare.split("\\s+")).filter(word -> !word.isEmpty()).toList();
	}

	private static Object field(Object command, Option option) {
		try {
			Field field = declared(command.getClass(), option.key());
			field.setAccessible(true);
			Object value = field.get(command);
			return value instanceof File file ? file.getPath() : value;
		}
		catch (ReflectiveOperationException missing) {
			throw new IllegalStateException(command.getClass() + " has no " + option.key(), missing);
		}
	}

	/** A field of a class or of those that it extends. */
	private static Field declared(Class<?> type, String name) throws NoSuchFieldException {
		for (Class<?> at = type; at != null; at = at.getSuperclass())
			for (Field field : at.getDeclaredFields())
				if (field.getName().equals(name))
					return field;
		throw new NoSuchFieldException(name);
	}

	private static StageException wrong(Option option, String what) {
		return new StageException(Stage.OPTION, option.key(), what);
	}
}
