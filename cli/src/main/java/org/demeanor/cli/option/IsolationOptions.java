package org.demeanor.cli.option;

import org.demeanor.batch.worker.Isolation;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The limits of a worker process; the defaults are those of {@link Isolation#DEFAULT}. */
public final class IsolationOptions {

	@Option(names = "--timeout-per-clip", paramLabel = "SECONDS", converter = LimitOptions.Positive.class,
			description = "Gives up a clip that takes longer; default 600 and twice the clip's own length.")
	private Long timeout;

	@Option(names = "--memory-per-worker", paramLabel = "SIZE", defaultValue = "4g", converter = Size.class,
			description = "Gives up a clip whose worker grows larger, e.g. 900m or 2g; default ${DEFAULT-VALUE}")
	private long memory;

	public Isolation isolation() {
		return timeout == null ? new Isolation(Isolation.DEFAULT.timeoutSeconds(), true, memory)
				: new Isolation(timeout, memory);
	}

	/** Reads a size in the form of Java's own options. */
	static final class Size implements ITypeConverter<Long> {

		private static final long LEAST = 256L << 20;

		@Override
		public Long convert(String text) {
			if (!text.matches("\\d{1,9}[mMgG]"))
				throw new TypeConversionException("'" + text + "' is not a size like 900m or 2g");
			int shift = Character.toLowerCase(text.charAt(text.length() - 1)) == 'g' ? 30 : 20;
			long bytes = Long.parseLong(text.substring(0, text.length() - 1)) << shift;
			if (bytes < LEAST)
				throw new TypeConversionException("'" + text + "' is less than the 256m that a worker needs");
			return bytes;
		}
	}
}
