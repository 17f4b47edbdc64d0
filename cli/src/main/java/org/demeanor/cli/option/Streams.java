package org.demeanor.cli.option;

import java.io.Serializable;
import java.util.List;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Which streams are asked for: {@code face}, {@code voice} or {@code face,voice}. */
public record Streams(boolean face, boolean voice) implements Serializable {

	/** The words that ask for it. */
	@Override
	public String toString() {
		return face && voice ? "face,voice" : face ? "face" : "voice";
	}

	/** Reads it from the command line. */
	public static final class Converter implements ITypeConverter<Streams> {

		@Override
		public Streams convert(String text) {
			List<String> words = List.of(text.split(",", -1));
			for (String word : words)
				if (!word.equals("face") && !word.equals("voice"))
					throw new TypeConversionException("'" + text + "' is none of face, voice, face,voice");
			return new Streams(words.contains("face"), words.contains("voice"));
		}
	}
}
