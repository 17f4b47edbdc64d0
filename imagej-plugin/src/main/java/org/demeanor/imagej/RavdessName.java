package org.demeanor.imagej;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.demeanor.inference.Emotion;

/** The emotion that the actors of RAVDESS were asked for, as their file names have it. */
final class RavdessName {

	private static final Pattern NAME = Pattern.compile("0[1-3]-0[12]-(0[1-8])-0[12]-0[12]-0[12]-[0-9]{2}(?:\\D.*)?");

	/** Neutral is none of the seven. */
	private static final Map<String, Emotion> EMOTIONS = Map.of("02", Emotion.CALM, "03", Emotion.HAPPY, "04", Emotion.SAD,
			"05", Emotion.ANGRY, "06", Emotion.FEAR, "07", Emotion.DISGUST, "08", Emotion.SURPRISE);

	private RavdessName() {}

	/** @return empty for a name that is none of RAVDESS, or is of a neutral clip */
	static Optional<Emotion> emotion(String title) {
		Matcher name = NAME.matcher(title);
		return name.matches() ? Optional.ofNullable(EMOTIONS.get(name.group(1))) : Optional.empty();
	}
}
