package org.demeanor;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A source of emotion. Each has nets and a stream of its own. */
public enum Modality {
	/** The pictures of a clip. */
	FACE,
	/** Its sound. */
	VOICE;

	/** The lower-case word in command lines, macros and files. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The words of several modalities, joined by commas: {@code face}, {@code voice} or {@code face,voice}. */
	public static String list(Collection<Modality> modalities) {
		return modalities.stream().sorted().map(Modality::label).collect(Collectors.joining(","));
	}

	/**
	 * Reads what {@link #list} writes, in any order.
	 *
	 * @throws IllegalArgumentException with the choices, if a word is none of them
	 */
	public static Set<Modality> parse(String list) {
		EnumSet<Modality> modalities = EnumSet.noneOf(Modality.class);
		for (String word : list.split(",", -1))
			modalities.add(Arrays.stream(values()).filter(modality -> modality.label().equals(word)).findFirst()
					.orElseThrow(() -> new IllegalArgumentException("'" + list + "' is none of face, voice, face,voice")));
		return modalities;
	}
}
