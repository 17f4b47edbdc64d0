package org.demeanor.imagej.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.apache.commons.math3.stat.StatUtils;
import org.demeanor.score.Emotion;

/**
 * Conditions compared. The unit is the participant: whoever has several clips in a condition counts once, by their mean, since clips
 * of one person resemble each other.
 */
final class Comparison {

	private final Map<String, List<ClipScores>> clips = new LinkedHashMap<>();
	private final Map<String, Map<String, double[]>> means = new LinkedHashMap<>();

	/** @param all clips, with the conditions in the order in which they are to be shown */
	Comparison(List<ClipScores> all) {
		for (ClipScores clip : all)
			clips.computeIfAbsent(clip.condition(), condition -> new ArrayList<>()).add(clip);
		clips.forEach((condition, some) -> means.put(condition, byParticipant(some)));
	}

	List<String> conditions() {
		return List.copyOf(clips.keySet());
	}

	/** By emotion, then by condition. */
	List<MeanRow> means() {
		List<MeanRow> rows = new ArrayList<>();
		for (Emotion emotion : Emotion.all())
			for (String condition : conditions())
				rows.add(mean(emotion, condition));
		return rows;
	}

	/** Each two conditions, by emotion. */
	List<PairRow> pairs() {
		List<PairRow> rows = new ArrayList<>();
		for (Emotion emotion : Emotion.all())
			for (int first = 0; first < conditions().size(); first++)
				for (int second = first + 1; second < conditions().size(); second++)
					rows.add(pair(emotion, conditions().get(first), conditions().get(second)));
		return rows;
	}

	/**
	 * The p of each row after Holm's correction for testing all of them.
	 *
	 * @return in the rows' order; empty for a row without a test
	 */
	static List<OptionalDouble> holm(List<PairRow> rows) {
		List<Integer> tested = Stream.iterate(0, row -> row + 1).limit(rows.size()).filter(row -> rows.get(row).test().isPresent())
				.sorted(Comparator.comparingDouble(row -> rows.get(row).test().orElseThrow().p())).toList();
		OptionalDouble[] corrected = new OptionalDouble[rows.size()];
		Arrays.fill(corrected, OptionalDouble.empty());
		double highest = 0;
		for (int rank = 0; rank < tested.size(); rank++) {
			double p = rows.get(tested.get(rank)).test().orElseThrow().p();
			highest = Math.max(highest, Math.min(1, (tested.size() - rank) * p));
			corrected[tested.get(rank)] = OptionalDouble.of(highest);
		}
		return List.of(corrected);
	}

	// -- Helper methods --

	/** The mean scores of each participant. */
	private static Map<String, double[]> byParticipant(List<ClipScores> clips) {
		Map<String, List<ClipScores>> grouped = new TreeMap<>();
		for (ClipScores clip : clips)
			grouped.computeIfAbsent(clip.participant(), participant -> new ArrayList<>()).add(clip);
		Map<String, double[]> means = new TreeMap<>();
		grouped.forEach((participant, some) -> means.put(participant, Emotion.all().stream()
				.mapToDouble(emotion -> some.stream().mapToDouble(clip -> clip.scores().get(emotion)).average().orElseThrow())
				.toArray()));
		return means;
	}

	private MeanRow mean(Emotion emotion, String condition) {
		double[] values = values(emotion, condition, means.get(condition).keySet());
		double mean = StatUtils.mean(values);
		int count = values.length;
		if (count < 2)
			return new MeanRow(condition, emotion, clips.get(condition).size(), count, mean, OptionalDouble.empty(), Optional.empty());
		double deviation = Math.sqrt(StatUtils.variance(values));
		return new MeanRow(condition, emotion, clips.get(condition).size(), count, mean, OptionalDouble.of(deviation),
				Optional.of(Interval.around(mean, deviation / Math.sqrt(count), count - 1)));
	}

	/** Paired over those who are in both conditions, if there are any; else Welch's. */
	private PairRow pair(Emotion emotion, String first, String second) {
		Set<String> both = new TreeSet<>(means.get(first).keySet());
		both.retainAll(means.get(second).keySet());
		double[] before = values(emotion, first, both.isEmpty() ? means.get(first).keySet() : both);
		double[] after = values(emotion, second, both.isEmpty() ? means.get(second).keySet() : both);
		return new PairRow(emotion, first, second, StatUtils.mean(after) - StatUtils.mean(before),
				both.isEmpty() ? PairTest.welch(before, after) : PairTest.paired(before, after));
	}

	private double[] values(Emotion emotion, String condition, Set<String> participants) {
		return participants.stream().mapToDouble(name -> means.get(condition).get(name)[emotion.ordinal()]).toArray();
	}
}
