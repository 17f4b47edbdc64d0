package org.demeanor.fusion;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
	 * The mean F1 of each stream's nets; 1 for a stream without nets. Equal weights if the F1 of any net is unknown.
	 *
	 * @param face one map for each net, empty if it is unknown
	 * @param voice as many as nets
	 */
	public static StreamWeights ofF1(List<Map<Emotion, Double>> face, List<Map<Emotion, Double>> voice) {
		boolean known = Stream.concat(face.stream(), voice.stream()).noneMatch(Map::isEmpty);
		return known ? new StreamWeights(mean(face), mean(voice)) : EQUAL;
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
