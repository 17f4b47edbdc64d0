package org.demeanor.calibration;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person's scores are corrected by. */
public enum CalibrationMode {
	/** Nothing. */
	NONE,
	/** The person's own mean scores. Needs no labels; expects people who show no emotion much more often than others. */
	CENTRE,
	/** Factors that give all emotions equal means: for designs in which each person shows each as often. */
	BALANCED,
	/** The person's mean scores in clips that are marked as neutral. */
	BASELINE;

	/** The lower-case word of the command line, macros and models. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The mode of this {@link #label()}, or empty. */
	public static Optional<CalibrationMode> ofLabel(String label) {
		return Stream.of(values()).filter(mode -> mode.label().equals(label)).findFirst();
	}
}
