package org.demeanor.cli.option;

import java.util.function.DoubleConsumer;

import picocli.CommandLine.TypeConversionException;

/** Reads the word of an option that is a number of seconds. */
final class SecondsText {

	private SecondsText() {}

	/** @param check throws IllegalArgumentException with the reason if the number cannot be taken */
	static double parse(String text, DoubleConsumer check) {
		try {
			double seconds = Double.parseDouble(text);
			check.accept(seconds);
			return seconds;
		}
		catch (NumberFormatException notANumber) {
			throw new TypeConversionException("'" + text + "' is not a number of seconds");
		}
		catch (IllegalArgumentException wrong) {
			throw new TypeConversionException(wrong.getMessage());
		}
	}
}
