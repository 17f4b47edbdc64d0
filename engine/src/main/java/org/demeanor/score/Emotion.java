package org.demeanor.score;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The seven classes, in the order of every table, model and file. */
public enum Emotion {
	ANGRY, CALM, DISGUST, FEAR, HAPPY, SAD, SURPRISE;

	private static final List<Emotion> ALL = List.of(values());

	private final String label = name().toLowerCase(Locale.ROOT);

	/** All seven, in order. */
	public static List<Emotion> all() {
		return ALL;
	}

	/** The number of classes. */
	public static int count() {
		return ALL.size();
	}

	/** The lower-case English word that files and models use. */
	public String label() {
		return label;
	}

	/** The class with this {@link #label()}, or empty. */
	public static Optional<Emotion> ofLabel(String label) {
		return Stream.of(values()).filter(emotion -> emotion.label().equals(label)).findFirst();
	}
}
