package org.demeanor.fusion;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.demeanor.inference.Emotion;
import org.demeanor.inference.Scores;

/** How the answers of face and voice become one. Where only one stream has an answer, that is the answer. */
public enum StreamRule {
	/** The mean of each class. */
	MEAN,
	/** The median of each class; of two streams that is their mean. */
	MEDIAN,
	/** The mean of each class, each stream weighted by its validation F1 on that class. Need not sum to 1. */
	WEIGHTED;

	/**
	 * @param weights used by {@link #WEIGHTED} alone
	 * @return empty if neither stream has scores
	 */
	public Optional<Scores> fuse(Optional<Scores> face, Optional<Scores> voice, StreamWeights weights) {
		if (face.isEmpty() || voice.isEmpty())
			return face.or(() -> voice);
		return Optional.of(switch (this) {
			case MEAN -> FrameRule.MEAN.combine(List.of(face.get(), voice.get()));
			case MEDIAN -> FrameRule.MEDIAN.combine(List.of(face.get(), voice.get()));
			case WEIGHTED -> weighted(face.get(), voice.get(), weights);
		});
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
