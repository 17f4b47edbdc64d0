package org.demeanor.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/**
 * How our tables write scores and numbers: with a dot and six decimals, the same on every machine. A missing value is
 * empty.
 */
public final class Columns {

	private Columns() {}

	/** The seven column names after a prefix, e.g. {@code face_angry .. face_surprise}. */
	static List<String> emotions(String prefix) {
		return Emotion.all().stream().map(emotion -> prefix + emotion.label()).toList();
	}

	/** The seven values; empty texts if there are none. */
	static List<String> values(Optional<Scores> scores) {
		List<String> values = new ArrayList<>();
		for (Emotion emotion : Emotion.all())
			values.add(scores.map(some -> decimal(some.get(emotion))).orElse(""));
		return values;
	}

	/**
	 * The seven scores behind a prefix in a row of text; empty if the cells are.
	 *
	 * @throws IllegalArgumentException if one is no score
	 */
	static Optional<Scores> scores(List<String> columns, List<String> row, String prefix) {
		int first = columns.indexOf(prefix + Emotion.all().get(0).label());
		if (row.get(first).isEmpty())
			return Optional.empty();
		return Optional.of(Scores.of(row.subList(first, first + Emotion.count()).stream().mapToDouble(Double::parseDouble)
				.toArray()));
	}

	/** The number in a cell; empty if the cell is. */
	static OptionalDouble number(String cell) {
		return cell.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(cell));
	}

	/** The top class's label; empty if there are no scores. */
	static String label(Optional<Scores> scores) {
		return scores.map(some -> some.top().label()).orElse("");
	}

	/** As below; an empty text where there is none. */
	public static String decimal(OptionalDouble value) {
		return value.isPresent() ? decimal(value.getAsDouble()) : "";
	}

	/**
	 * As {@code String.format(Locale.ROOT, "%.6f", value)}, which took Java's compiler half a second in a run over 19
	 * clips.
	 */
	public static String decimal(double value) {
		double millionths = Math.abs(value) * 1e6;
		long whole = (long) millionths;
		double rest = millionths - whole;
		// If the rounding of the product could matter, or the number is large or NaN.
		if (!(millionths < 1e12) || Math.abs(rest - .5) < 1e-3)
			return String.format(Locale.ROOT, "%.6f", value);
		long rounded = rest < .5 ? whole : whole + 1;
		StringBuilder text = new StringBuilder();
		if (Double.doubleToRawLongBits(value) < 0)
			text.append('-');
		text.append(rounded / 1_000_000).append('.');
		String fraction = Long.toString(rounded % 1_000_000);
		return text.append("000000", fraction.length(), 6).append(fraction).toString();
	}
}
