package org.demeanor.adapt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.demeanor.Counts;
import org.demeanor.adapt.head.EmbeddedClip;
import org.demeanor.adapt.head.TrainedHead;
import org.demeanor.evaluation.Bootstrap;
import org.demeanor.evaluation.CalibrationError;
import org.demeanor.model.LabelMap;

/**
 * What a head is worth on people whom it does not know, by leaving them out.
 *
 * @param n clips
 * @param participants number of them
 * @param folds parts that were left out in turn
 * @param labels of the head
 * @param ofOne labels that one participant alone shows: left out, they cannot be known
 * @param top1 share of right answers, 0..1
 * @param top1Ci95 its 95 % interval, by resampling participants
 * @param confusion for each true label how often each label was the answer
 * @param calibrationError expected calibration error of held-out answers, after the temperature
 * @param calibrationErrorBefore the same before it
 * @param baseTop1 share of clips that the net's own head is right about; empty if not all labels are among the seven
 * @param baseTop1Ci95 its 95 % interval
 * @param penalty of the squares of the weights
 * @param temperature of the logits
 */
public record HeadCard(int n, int participants, int folds, List<String> labels, List<String> ofOne, double top1,
		double[] top1Ci95, int[][] confusion,
		double calibrationError, double calibrationErrorBefore, Optional<Double> baseTop1, double[] baseTop1Ci95, double penalty,
		double temperature) {

	/** An answer for a clip. */
	private record Answer(EmbeddedClip clip, double[] probabilities) {

		int top() {
			return TrainedHead.top(probabilities);
		}

		boolean right() {
			return top() == clip.label();
		}
	}

	static HeadCard of(TrainedHead trained, List<EmbeddingRun.Embedded> clips, List<String> labels) {
		List<Answer> answers = answers(trained, trained.temperature());
		int[][] confusion = new int[labels.size()][labels.size()];
		answers.forEach(answer -> confusion[answer.clip.label()][answer.top()]++);
		boolean comparable = labels.stream().allMatch(label -> LabelMap.place(label).isPresent());
		return new HeadCard(clips.size(), (int) clips.stream().map(clip -> clip.embedded().participant()).distinct().count(),
				trained.folds(),
				labels, ofOne(clips, labels), share(answers.stream().filter(Answer::right).count(), clips.size()),
				Bootstrap.interval(answers, Answer::right, answer -> answer.clip.participant()), confusion, error(answers),
				error(answers(trained, 1)),
				comparable ? Optional.of(share(clips.stream().filter(HeadCard::baseIsRight).count(), clips.size())) : Optional.empty(),
				comparable ? Bootstrap.interval(clips, HeadCard::baseIsRight, clip -> clip.embedded().participant()) : new double[0],
				trained.penalty(), trained.temperature());
	}

	/** The share of a label's clips that are found, 0..1. */
	public double recall(int label) {
		return share(confusion[label][label], Arrays.stream(confusion[label]).sum());
	}

	/** Harmonic mean of precision and recall of a label, 0..1. */
	public double f1(int label) {
		int answers = Arrays.stream(confusion).mapToInt(row -> row[label]).sum() + Arrays.stream(confusion[label]).sum();
		return share(2L * confusion[label][label], answers);
	}

	/** What there is to say in few lines. */
	public List<String> lines() {
		List<String> lines = new ArrayList<>();
		lines.add(Counts.of(n, "clip") + " of " + Counts.of(participants, "participant") + ", " + labels.size() + " labels: "
				+ String.join(", ", labels));
		if (!ofOne.isEmpty())
			lines.add("shown by one participant alone, so never known where that one is left out: " + String.join(", ", ofOne));
		lines.add("top-1 on participants left out (" + folds + " folds): " + percent(top1, top1Ci95) + "; by chance "
				+ String.format(Locale.ROOT, "%.1f %%", 100. / labels.size()));
		baseTop1.ifPresent(share -> lines.add("the net's own head on the same clips: " + percent(share, baseTop1Ci95)));
		lines.add(String.format(Locale.ROOT, "calibration error %.3f (%.3f before the temperature of %.2f); penalty %.2g",
				calibrationError,
				calibrationErrorBefore, temperature, penalty));
		return lines;
	}

	/** The table of which label was taken for which, in Markdown. */
	String confusionTable() {
		StringBuilder table = new StringBuilder("| truth | " + String.join(" | ", labels) + " | recall |\n"
				+ "| --- |" + " --- |".repeat(labels.size() + 1) + "\n");
		for (int label = 0; label < labels.size(); label++) {
			table.append("| ").append(labels.get(label)).append(" |");
			for (int count : confusion[label])
				table.append(' ').append(count).append(" |");
			table.append(String.format(Locale.ROOT, " %.1f %% |%n", 100 * recall(label)).replace("\r", ""));
		}
		return table.toString();
	}

	// -- Helper methods --

	private static List<Answer> answers(TrainedHead trained, double temperature) {
		return trained.heldOut().stream().map(held -> new Answer(held.clip(), held.probabilities(temperature))).toList();
	}

	private static List<String> ofOne(List<EmbeddingRun.Embedded> clips, List<String> labels) {
		return labels.stream().filter(label -> clips.stream().filter(clip -> clip.clip().label().equals(label))
				.map(clip -> clip.embedded().participant()).distinct().count() < 2).toList();
	}

	private static double error(List<Answer> answers) {
		return CalibrationError.of(answers, answer -> Arrays.stream(answer.probabilities).max().orElseThrow(), Answer::right);
	}

	private static boolean baseIsRight(EmbeddingRun.Embedded clip) {
		return LabelMap.place(clip.clip().label()).equals(Optional.of(clip.base()));
	}

	private static double share(long part, long whole) {
		return whole == 0 ? 0 : (double) part / whole;
	}

	private static String percent(double share, double[] interval) {
		return String.format(Locale.ROOT, "%.1f %% (%.1f-%.1f)", 100 * share, 100 * interval[0], 100 * interval[1]);
	}
}
