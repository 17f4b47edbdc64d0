package org.demeanor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The steps of an analysis, as error messages name them. */
public enum Stage {
	/** Reading options. */
	OPTION,
	/** Finding, verifying or loading a model bundle, or choosing its device. */
	MODEL,
	/** Opening or decoding a file or an image stack. */
	MEDIA,
	/** Finding, cropping or scoring faces. */
	FACE,
	/** Windows, spectrograms or scores of the sound. */
	VOICE,
	/** Reading annotations or segments of clips. */
	ANNOTATION,
	/** Combining scores. */
	FUSION,
	/** Writing results. */
	REPORT;

	/** The lower-case word that messages use. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The steps whose time counts: all except reading options. */
	public static List<Stage> timed() {
		return Arrays.stream(values()).filter(stage -> stage != OPTION).toList();
	}
}
