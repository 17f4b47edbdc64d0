package org.demeanor.fusion;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/**
 * How the answers of face and voice become one. If only one stream has an answer, that is the answer.
 * <pre>{@code
 * Optional<Scores> answer = StreamRule.MEAN.fuse(Optional.of(face), Optional.of(voice), FusionModel.PLAIN);
 * }</pre>
 */
public enum StreamRule {
	/** The mean of each class. */
	MEAN,
	/** The median of each class; for two streams that is their mean. */
	MEDIAN,
	/** The mean of each class, with each stream weighted by its validation F1 on that class. Need not sum to 1. */
	WEIGHTED,
	/** The product of each class, scaled to a sum of 1: both streams as independent witnesses. */
	PRODUCT,
	/** The rule that the models name, with the parameters that they learnt. */
	AUTO;

	/**
	 * @param model the parameters of {@link #WEIGHTED} and {@link #AUTO}
	 * @return empty if neither stream has scores
	 */
	public Optional<Scores> fuse(Optional<Scores> face, Optional<Scores> voice, FusionModel model) {
		if (face.isEmpty() || voice.isEmpty())
			return face.or(() -> voice);
		return Optional.of(this == AUTO ? model.auto().fuse(face.get(), voice.get())
				: fuse(face.get(), voice.get(), model.weights()));
	}

	/** The rule with this {@link #label()}, or empty. */
	public static Optional<StreamRule> ofLabel(String label) {
		return Stream.of(values()).filter(rule -> rule.label().equals(label)).findFirst();
	}

	/** Any rule except {@link #AUTO}, which stands for another one. */
	Scores fuse(Scores face, Scores voice, StreamWeights weights) {
		return switch (this) {
			case MEAN -> FrameRule.MEAN.combine(List.of(face, voice));
			case MEDIAN -> FrameRule.MEDIAN.combine(List.of(face, voice));
			case WEIGHTED -> weighted(face, voice, weights);
			case PRODUCT -> LogLinear.PRODUCT.fuse(face, voice);
			case AUTO -> throw new IllegalArgumentException("auto stands for another rule");
		};
	}

	/** The lower-case word of the command line and macros. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	private static Scores weighted(Scores face, Scores voice, StreamWeights weights) {
		double[] fused = new double[Emotion.count()];
		for (Emotion emotion : Emotion.all()) {
			int c = emotion.ordinal();
			double ofFace = weights.face().get(c);
			double ofVoice = weights.voice().get(c);
			double total = ofFace + ofVoice;
			// Neither stream ever got this class right in validation, so neither counts more.
			fused[c] = total > 0 ? (ofFace * face.get(emotion) + ofVoice * voice.get(emotion)) / total
					: (face.get(emotion) + voice.get(emotion)) / 2;
		}
		return Scores.of(fused);
	}
}
