package org.demeanor.report;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.demeanor.inference.Emotion;

/** The emotion that a clip's name tells, where it is named as in RAVDESS: the third of its seven numbers. */
public final class NamedTruth {

	/**
	 * Behind it an extension or what ImageJ adds to a title, before it parent folders, where clips of a run would else
	 * share a name.
	 */
	private static final Pattern RAVDESS = Pattern
			.compile("(?:.*_)?0[1-3]-0[12]-0([1-8])-0[12]-0[12]-0[12]-\\d{2}(?:\\D.*)?");

	private NamedTruth() {}

	/** Empty if the name is another one, or tells neutral, which is none of the seven. */
	public static Optional<Emotion> of(String clip) {
		Matcher name = RAVDESS.matcher(clip);
		return name.matches() ? emotion(name.group(1).charAt(0)) : Optional.empty();
	}

	private static Optional<Emotion> emotion(char number) {
		return Optional.ofNullable(switch (number) {
			case '2' -> Emotion.CALM;
			case '3' -> Emotion.HAPPY;
			case '4' -> Emotion.SAD;
			case '5' -> Emotion.ANGRY;
			case '6' -> Emotion.FEAR;
			case '7' -> Emotion.DISGUST;
			case '8' -> Emotion.SURPRISE;
			default -> null;
		});
	}
}
