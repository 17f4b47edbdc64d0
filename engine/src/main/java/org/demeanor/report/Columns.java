package org.demeanor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.demeanor.inference.Emotion;
import org.demeanor.inference.Scores;

/** How our tables write scores and numbers: a dot, six decimals, the same on every machine; missing is empty. */
final class Columns {

	private Columns() {}

	/** The seven column names behind a prefix, e.g. {@code face_angry .. face_surprise}. */
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

	/** The top class's label; empty if there are no scores. */
	static String label(Optional<Scores> scores) {
		return scores.map(some -> some.top().label()).orElse("");
	}

	static String decimal(double value) {
		return String.format(Locale.ROOT, "%.6f", value);
	}
}
