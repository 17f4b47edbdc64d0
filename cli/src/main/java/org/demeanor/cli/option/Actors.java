package org.demeanor.cli.option;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Actors by number: {@code 21-24}, {@code 1,3,5-7}. */
public record Actors(SortedSet<Integer> numbers) {

	/** Reads them from the command line. */
	public static final class Converter implements ITypeConverter<Actors> {

		private static final Pattern RANGE = Pattern.compile("(\\d{1,3})(?:-(\\d{1,3}))?");

		@Override
		public Actors convert(String text) {
			SortedSet<Integer> numbers = new TreeSet<>();
			for (String part : text.split(",", -1)) {
				Matcher range = RANGE.matcher(part.strip());
				if (!range.matches())
					throw new TypeConversionException("'" + text + "' is not a list of numbers and ranges such as 1,3,21-24");
				int first = Integer.parseInt(range.group(1));
				int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
				if (last < first)
					throw new TypeConversionException("'" + part + "' runs backwards");
				for (int actor = first; actor <= last; actor++)
					numbers.add(actor);
			}
			return new Actors(numbers);
		}
	}
}
