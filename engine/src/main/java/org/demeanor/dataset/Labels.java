package org.demeanor.dataset;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.demeanor.score.Emotion;

/** The words that data sets use for the classes. */
final class Labels {

	/** Not one of the seven: left out, or counted as calm. */
	static final String NEUTRAL = "neutral";

	private static final Map<String, Emotion> OTHER_WORDS = Map.of("anger", Emotion.ANGRY, "disgusted", Emotion.DISGUST,
			"fearful", Emotion.FEAR, "happiness", Emotion.HAPPY, "sadness", Emotion.SAD, "surprised", Emotion.SURPRISE);

	private Labels() {}

	/** @return empty if the word is not one of the seven classes, or is neutral and left out */
	static Optional<Emotion> read(String word, boolean neutralAsCalm) {
		String lower = word.toLowerCase(Locale.ROOT);
		if (lower.equals(NEUTRAL))
			return neutralAsCalm ? Optional.of(Emotion.CALM) : Optional.empty();
		return Emotion.ofLabel(lower).or(() -> Optional.ofNullable(OTHER_WORDS.get(lower)));
	}
}
