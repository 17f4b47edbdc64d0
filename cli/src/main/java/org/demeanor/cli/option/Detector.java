package org.demeanor.cli.option;

import java.util.Locale;

/** What finds the faces. */
public enum Detector {
	/** The cascade that comes with Demeanor, as the profile uses it. */
	CASCADE,
	/** A YuNet file of the user's. */
	YUNET;

	/** The lower-case word of the command line. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}
}
