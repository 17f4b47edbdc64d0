package org.demeanor.fusion;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.demeanor.score.Emotion;

/**
 * How much each stream is trusted on each class: its F1 on validation data, 0..1.
 *
 * @param face seven weights in {@link Emotion} order
 * @param voice seven weights in {@link Emotion} order
 */
public record StreamWeights(List<Double> face, List<Double> voice) {

	/** Equal weights: the weighted mean is then the mean. */
	public static final StreamWeights EQUAL = new StreamWeights(ones(), ones());

	public StreamWeights {
		face = List.copyOf(face);
		voice = List.copyOf(voice);
		if (face.size() != Emotion.count() || voice.size() != Emotion.count())
			throw new IllegalArgumentException("seven weights a stream, got " + face + " and " + voice);
	}

	/**
	 * The mean F1 of each stream's nets; 1 for a stream without nets.
	 *
	 * @param face one map for each net
	 * @param voice one map for each net
	 */
	public static StreamWeights ofF1(List<Map<Emotion, Double>> face, List<Map<Emotion, Double>> voice) {
		return new StreamWeights(mean(face), mean(voice));
	}

	private static List<Double> mean(List<Map<Emotion, Double>> nets) {
		if (nets.isEmpty())
			return ones();
		return Emotion.all().stream()
				.map(emotion -> nets.stream().mapToDouble(f1 -> f1.get(emotion)).average().orElseThrow()).toList();
	}

	private static List<Double> ones() {
		Double[] ones = new Double[Emotion.count()];
		Arrays.fill(ones, 1.0);
		return List.of(ones);
	}
}
