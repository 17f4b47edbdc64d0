package org.demeanor.inference;

import java.util.List;
import java.util.Optional;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.model.Activation;
import org.demeanor.model.ClassOutput;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/**
 * What a net's numbers say of its classes.
 *
 * @param seven the classes in their places, brought to a sum of 1
 * @param elsewhere the probabilities of the classes that the seven have no place for, in the order of the labels
 */
public record ClassScores(Scores seven, double[] elsewhere) {

	/** Rounding of half precision and of quantized nets. */
	private static final double PROBABILITY_TOLERANCE = 2e-3;

	/**
	 * @param numbers one for each class, finite
	 * @param source of the numbers, for messages
	 * @throws StageException (stage model) if they are no probabilities where such belong
	 */
	public static ClassScores of(ClassOutput classes, double[] numbers, String source) throws StageException {
		double[] weights = weights(classes, numbers, source);
		double sum = 0;
		for (double weight : weights)
			sum += weight;
		int[] places = classes.labels().elsewhere();
		double[] elsewhere = new double[places.length];
		for (int i = 0; i < places.length; i++)
			elsewhere[i] = classes.activation() == Activation.SOFTMAX ? weights[places[i]] / sum : weights[places[i]];
		return new ClassScores(seven(classes, weights), elsewhere);
	}

	// -- Helper methods --

	/** A weight for each class, in proportion to its probability: an exponential, or the probability itself. */
	private static double[] weights(ClassOutput classes, double[] numbers, String source) throws StageException {
		double[] weights = new double[numbers.length];
		if (classes.activation() == Activation.SOFTMAX) {
			double max = Double.NEGATIVE_INFINITY;
			for (double logit : numbers)
				max = Math.max(max, logit / classes.temperature());
			for (int i = 0; i < weights.length; i++)
				weights[i] = Math.exp(numbers[i] / classes.temperature() - max);
			return weights;
		}
		for (int i = 0; i < weights.length; i++) {
			weights[i] = classes.activation() == Activation.SIGMOID ? Activation.sigmoid(numbers[i] / classes.temperature()) : numbers[i];
			if (weights[i] < -PROBABILITY_TOLERANCE || weights[i] > 1 + PROBABILITY_TOLERANCE)
				throw new StageException(Stage.MODEL, source, "gives " + (float) numbers[i]
						+ " as a probability; if its output is logits, its description must say so");
			weights[i] = Math.max(0, weights[i]);
		}
		return weights;
	}

	private static Scores seven(ClassOutput classes, double[] weights) {
		List<Optional<Emotion>> places = classes.labels().places();
		double[] values = new double[Emotion.count()];
		double sum = 0;
		int placed = 0;
		for (int i = 0; i < weights.length; i++)
			if (places.get(i).isPresent()) {
				sum += weights[i];
				placed++;
			}
		for (int i = 0; i < weights.length; i++)
			// Nothing tells these classes apart if the net is sure of others, which have no place.
			if (places.get(i).isPresent())
				values[places.get(i).get().ordinal()] += sum > 0 ? weights[i] / sum : 1. / placed;
		return Scores.of(values);
	}
}
