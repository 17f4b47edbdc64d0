package org.demeanor.cli.word;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import picocli.CommandLine.TypeConversionException;

/** Reads numbers and paths from words of the command line. */
public final class Words {

	private Words() {}

	/** @throws TypeConversionException if the word is no int */
	public static Integer wholeNumber(String word) {
		try {
			return Integer.valueOf(word);
		}
		catch (NumberFormatException other) {
			throw new TypeConversionException("'" + word + "' is no whole number of at most " + Integer.MAX_VALUE);
		}
	}

	/** @throws TypeConversionException if the word is no path, or is blank: Java takes that for the current folder */
	public static Path path(String word) {
		if (word.isBlank())
			throw new TypeConversionException("'" + word + "' names no file or folder");
		try {
			return Path.of(word);
		}
		catch (InvalidPathException invalid) {
			throw new TypeConversionException("'" + word + "' is no path: " + invalid.getReason());
		}
	}
}
