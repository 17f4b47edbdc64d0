package org.demeanor.media.stack;

/**
 * The samples that are shown as black and as white, and between them evenly, as ImageJ does it.
 *
 * @param black at most {@code white}
 * @param kind how samples become steps
 */
public record GrayRange(double black, double white, Kind kind) {

	/** How samples become 256 steps. */
	public enum Kind {
		/** Whole numbers whose upper 8 bits count. */
		CUT,
		/** Whole numbers, rounded. */
		WHOLE,
		/** Any numbers, rounded. */
		FRACTIONS
	}

	/** Bytes are shown as they are. */
	public static final GrayRange OF_BYTES = new GrayRange(0, 255, Kind.CUT);

	/** The upper 8 of 16 bits. */
	public static final GrayRange OF_SHORTS = new GrayRange(0, 0xffff, Kind.CUT);

	/** From the least to the largest sample; if all are equal, a range that holds 0, 1 and that value. NaN does not count. */
	public static GrayRange of(double[] samples, Kind kind) {
		double least = Double.POSITIVE_INFINITY;
		double most = Double.NEGATIVE_INFINITY;
		for (double value : samples) {
			if (!Double.isFinite(value))
				continue;
			least = Math.min(least, value);
			most = Math.max(most, value);
		}
		return most > least ? new GrayRange(least, most, kind) : new GrayRange(Math.min(0, least), Math.max(1, most), kind);
	}

	/** 0 to 255. ImageJ counts the whole numbers of a range, but measures one of fractions. */
	public int shown(double sample) {
		double scale = kind == Kind.FRACTIONS ? 255 / (white - black) : 256 / (white - black + 1);
		return (int) Math.max(0, Math.min(255, Math.floor((sample - black) * scale + (kind == Kind.CUT ? 0 : 0.5))));
	}

	/** For a note, e.g. {@code gray stretched from 0..4095}. */
	public String note() {
		return "gray stretched from " + words(black) + ".." + words(white);
	}

	private static String words(double value) {
		return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf((float) value);
	}
}
