package org.demeanor.cli.word;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of an enum's lower-case words. */
public final class Choice<E> implements ITypeConverter<E> {

	private final E[] choices;
	private final Function<E, String> label;

	public Choice(E[] choices, Function<E, String> label) {
		this.choices = choices;
		this.label = label;
	}

	@Override
	public E convert(String word) {
		return Arrays.stream(choices).filter(choice -> label.apply(choice).equals(word)).findFirst()
				.orElseThrow(() -> new TypeConversionException("'" + word + "' is none of " + words()));
	}

	private String words() {
		return Arrays.stream(choices).map(label).collect(Collectors.joining(", "));
	}
}
