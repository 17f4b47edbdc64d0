package org.demeanor.bundling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.demeanor.StageException;
import org.demeanor.inference.ClassScores;
import org.demeanor.model.Activation;
import org.demeanor.model.ClassOutput;
import org.demeanor.model.FurtherOutput;
import org.demeanor.model.ModelBundle;

/** Brings the numbers that a net's own code gave into the form of an answer here, by the code that reads the net's output. */
final class ToldScores {

	/** Probabilities of quantized nets add up to .992. */
	private static final double SUM_TOLERANCE = .02;

	private final String table;
	/** How the numbers of the classes are read. */
	private final Optional<ClassOutput> classes;
	/** Columns of the classes; those of the further outputs follow. */
	private final int count;
	/** Whether a further column holds logits. */
	private final boolean[] logits;

	/**
	 * @param rows of the table: a number for each label, then for each further output
	 * @param table for messages
	 */
	ToldScores(ModelBundle bundle, Collection<double[]> rows, String table) {
		this.table = table;
		classes = bundle.classes().map(output -> areProbabilities(output, rows) ? output.ofProbabilities() : output);
		count = classes.map(output -> output.labels().count()).orElse(0);
		List<Boolean> sigmoid = new ArrayList<>();
		for (FurtherOutput output : bundle.further())
			output.names().forEach(name -> sigmoid.add(output.activation() == Activation.SIGMOID));
		logits = new boolean[sigmoid.size()];
		for (int i = 0; i < logits.length; i++) {
			int column = count + i;
			logits[i] = sigmoid.get(i) && !rows.stream().allMatch(row -> isShare(row[column]));
		}
	}

	/**
	 * @return the seven scores, if the net has classes, then what stands beside them
	 * @throws StageException (stage model) if the net gives probabilities and the row has none
	 */
	double[] numbers(double[] row) throws StageException {
		double[] numbers = {};
		if (classes.isPresent()) {
			ClassScores scores = ClassScores.of(classes.get(), Arrays.copyOf(row, count), table);
			numbers = joined(scores.seven().toArray(), scores.elsewhere());
		}
		return joined(numbers, IntStream.range(0, logits.length)
				.mapToDouble(i -> logits[i] ? Activation.sigmoid(row[count + i]) : row[count + i]).toArray());
	}

	// -- Helper methods --

	private static boolean areProbabilities(ClassOutput output, Collection<double[]> rows) {
		int count = output.labels().count();
		return rows.stream().map(row -> Arrays.copyOf(row, count)).allMatch(row -> Arrays.stream(row).allMatch(ToldScores::isShare)
				&& (output.activation() != Activation.SOFTMAX || Math.abs(Arrays.stream(row).sum() - 1) <= SUM_TOLERANCE));
	}

	private static boolean isShare(double number) {
		return number >= 0 && number <= 1;
	}

	private static double[] joined(double[] first, double[] second) {
		double[] all = Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, all, first.length, second.length);
		return all;
	}
}
