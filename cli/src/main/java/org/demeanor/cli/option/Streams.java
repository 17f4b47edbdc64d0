package org.demeanor.cli.option;

import java.io.Serializable;
import java.util.Set;

import org.demeanor.Modality;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The streams to analyse: {@code face}, {@code voice} or {@code face,voice}. */
public record Streams(Set<Modality> modalities) implements Serializable {

	/** The words of the option. Picocli asks for them at each start, when a record's own text would have to be linked first. */
	@Override
	public String toString() {
		return Modality.list(modalities);
	}

	/** Reads it from the command line. */
	public static final class Converter implements ITypeConverter<Streams> {

		@Override
		public Streams convert(String text) {
			try {
				return new Streams(Modality.parse(text));
			}
			catch (IllegalArgumentException none) {
				throw new TypeConversionException(none.getMessage());
			}
		}
	}
}
