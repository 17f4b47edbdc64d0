package org.demeanor.cli.option;

import org.demeanor.media.Limits;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How much of an input is read before it is refused; the defaults are those of {@link Limits#DEFAULT}. */
public final class LimitOptions {

	@Option(names = "--max-frame-pixels", paramLabel = "N", defaultValue = "67108864", converter = Positive.class,
			description = "Most pixels of a frame; default ${DEFAULT-VALUE}")
	private long framePixels;

	@Option(names = "--max-frames", paramLabel = "N", defaultValue = "1000000", converter = Positive.class,
			description = "Most frames of a clip; default ${DEFAULT-VALUE}")
	private long frames;

	@Option(names = "--max-duration", paramLabel = "SECONDS", defaultValue = "14400", converter = Positive.class,
			description = "Longest clip; default ${DEFAULT-VALUE}")
	private long duration;

	@Option(names = "--max-audio", paramLabel = "SECONDS", defaultValue = "14400", converter = Positive.class,
			description = "Longest sound; default ${DEFAULT-VALUE}")
	private long audio;

	@Option(names = "--max-sidecar", paramLabel = "BYTES", defaultValue = "16777216", converter = Positive.class,
			description = "Largest list of inputs; default ${DEFAULT-VALUE}")
	private long sidecar;

	public Limits limits() {
		return new Limits(framePixels, frames, duration, audio, sidecar);
	}

	/** Reads a whole number above 0. */
	static final class Positive implements ITypeConverter<Long> {

		@Override
		public Long convert(String text) {
			try {
				long value = Long.parseLong(text);
				if (value > 0)
					return value;
			}
			catch (NumberFormatException notANumber) {
				throw new TypeConversionException("'" + text + "' is not a whole number");
			}
			throw new TypeConversionException("'" + text + "' is not above 0");
		}
	}
}
