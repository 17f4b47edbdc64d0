package org.demeanor.imagej.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The two tables of a comparison as texts, the same in a window and in a file. A missing value is empty. */
final class ComparisonTables {

	/** Columns of the table of means. */
	static final List<String> MEANS = List.of("emotion", "condition", "clips", "participants", "mean", "sd", "ci95_low", "ci95_high");

	/** Columns of the table of pairs. */
	static final List<String> PAIRS = List.of("emotion", "condition_a", "condition_b", "difference", "ci95_low", "ci95_high", "test",
			"participants", "t", "df", "p", "p_holm");

	private static final double SMALL = 1e-4;

	private ComparisonTables() {}

	static List<List<String>> means(Comparison comparison) {
		List<List<String>> rows = new ArrayList<>();
		for (MeanRow row : comparison.means())
			rows.add(List.of(row.emotion().label(), row.condition(), String.valueOf(row.clips()),
					String.valueOf(row.participants()), decimal(row.mean()), decimal(row.deviation()), low(row.interval()),
					high(row.interval())));
		return rows;
	}

	static List<List<String>> pairs(Comparison comparison) {
		List<PairRow> pairs = comparison.pairs();
		List<OptionalDouble> corrected = Comparison.holm(pairs);
		List<List<String>> rows = new ArrayList<>();
		for (int i = 0; i < pairs.size(); i++)
			rows.add(pair(pairs.get(i), corrected.get(i)));
		return rows;
	}

	// -- Helper methods --

	private static List<String> pair(PairRow row, OptionalDouble corrected) {
		Optional<PairTest> test = row.test();
		return List.of(row.emotion().label(), row.first(), row.second(),
				decimal(row.difference()), low(test.map(PairTest::interval)), high(test.map(PairTest::interval)),
				test.map(some -> some.kind().label()).orElse(""), test.map(some -> String.valueOf(some.participants())).orElse(""),
				test.map(some -> decimal(some.t())).orElse(""), test.map(some -> decimal(some.freedom())).orElse(""),
				test.map(some -> probability(some.p())).orElse(""),
				corrected.isPresent() ? probability(corrected.getAsDouble()) : "");
	}

	private static String low(Optional<Interval> interval) {
		return interval.map(some -> decimal(some.low())).orElse("");
	}

	private static String high(Optional<Interval> interval) {
		return interval.map(some -> decimal(some.high())).orElse("");
	}

	private static String decimal(OptionalDouble value) {
		return value.isPresent() ? decimal(value.getAsDouble()) : "";
	}

	/** With six decimals a small one would be 0. */
	private static String probability(double p) {
		return String.format(Locale.ROOT, p < SMALL ? "%.6e" : "%.6f", p);
	}

	private static String decimal(double value) {
		return String.format(Locale.ROOT, "%.6f", value);
	}
}
