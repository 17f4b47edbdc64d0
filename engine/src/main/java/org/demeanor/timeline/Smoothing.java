package org.demeanor.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import org.demeanor.fusion.AnswerRules;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/**
 * A centred moving average over a timeline: a step's face becomes the mean over the same person's steps whose middle lies at most
 * half the length away, weighted by their frames; likewise its voice, weighted by what the windows weigh there. Both are then
 * fused anew. A step without an answer gets none.
 */
final class Smoothing {

	/** Middles of steps are sums and halves of doubles. */
	private static final double HAIR = 1e-9;

	private final AnswerRules rules;
	private final double reach;

	/** @param seconds length of the average, above 0 */
	Smoothing(AnswerRules rules, double seconds) {
		this.rules = rules;
		reach = seconds / 2 + HAIR;
	}

	/**
	 * Returns the smoothed rows in the same order.
	 *
	 * @param rows by time
	 */
	List<TimelineRow> of(List<TimelineRow> rows) {
		Map<OptionalInt, List<Integer>> byPerson = new LinkedHashMap<>();
		for (int i = 0; i < rows.size(); i++)
			byPerson.computeIfAbsent(rows.get(i).person(), person -> new ArrayList<>()).add(i);
		List<TimelineRow> smoothed = new ArrayList<>(rows);
		for (List<Integer> numbers : byPerson.values()) {
			List<TimelineRow> own = numbers.stream().map(rows::get).toList();
			List<Optional<Scores>> faces = means(own, TimelineRow::face, TimelineRow::frames);
			List<Optional<Scores>> voices = means(own, TimelineRow::voice, TimelineRow::voiceWeight);
			for (int i = 0; i < own.size(); i++)
				smoothed.set(numbers.get(i), own.get(i).with(faces.get(i), voices.get(i), rules.fused(faces.get(i), voices.get(i))));
		}
		return smoothed;
	}

	// -- Helper methods --

	private List<Optional<Scores>> means(List<TimelineRow> rows, Function<TimelineRow, Optional<Scores>> stream,
			ToDoubleFunction<TimelineRow> weight) {
		List<Optional<Scores>> means = new ArrayList<>();
		int from = 0;
		for (TimelineRow row : rows) {
			while (middle(row) - middle(rows.get(from)) > reach)
				from++;
			means.add(stream.apply(row).isPresent() ? Optional.of(mean(rows, from, row, stream, weight)) : Optional.empty());
		}
		return means;
	}

	private Scores mean(List<TimelineRow> rows, int from, TimelineRow centre, Function<TimelineRow, Optional<Scores>> stream,
			ToDoubleFunction<TimelineRow> weight) {
		double[] sums = new double[Emotion.count()];
		double weights = 0;
		for (int i = from; i < rows.size() && middle(rows.get(i)) - middle(centre) <= reach; i++) {
			Optional<Scores> scores = stream.apply(rows.get(i));
			double weighs = weight.applyAsDouble(rows.get(i));
			if (scores.isEmpty())
				continue;
			weights += weighs;
			for (Emotion emotion : Emotion.all())
				sums[emotion.ordinal()] += weighs * scores.get().get(emotion);
		}
		for (int i = 0; i < sums.length; i++)
			sums[i] /= weights;
		return Scores.of(sums);
	}

	private static double middle(TimelineRow row) {
		return (row.timeSeconds() + row.endSeconds()) / 2;
	}
}
