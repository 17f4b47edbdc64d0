package org.demeanor.fusion;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/** How the answers of face and voice become one. Where only one stream has an answer, that is the answer. */
public enum StreamRule {
	/** The mean of each class. */
	MEAN,
	/** The median of each class; of two streams that is their mean. */
	MEDIAN,
	/** The mean of each class, each stream weighted by its validation F1 on that class. Need not sum to 1. */
	WEIGHTED,
	/** The product of each class, brought to a sum of 1: both streams as independent witnesses. */
	PRODUCT,
	/** The rule that the models name, with the parameters that they learnt. */
	AUTO;

	/**
	 * @param model what {@link #WEIGHTED} and {@link #AUTO} need to know of the streams
	 * @return empty if neither stream has scores
	 */
	public Optional<Scores> fuse(Optional<Scores> face, Optional<Scores> voice, FusionModel model) {
		if (face.isEmpty() || voice.isEmpty())
			return face.or(() -> voice);
		return Optional.of(this == AUTO ? model.auto().fuse(face.get(), voice.get())
				: fuse(face.get(), voice.get(), model.weights()));
	}

	/** The rule of this {@link #label()}, or empty. */
	static Optional<StreamRule> ofLabel(String label) {
		return Stream.of(values()).filter(rule -> rule.label().equals(label)).findFirst();
	}

	/** Any rule but {@link #AUTO}, which is none of its own. */
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
			// A class that neither stream ever got right in validation: nothing speaks for either.
			fused[c] = total > 0 ? (ofFace * face.get(emotion) + ofVoice * voice.get(emotion)) / total
					: (face.get(emotion) + voice.get(emotion)) / 2;
		}
		return Scores.of(fused);
	}
}
