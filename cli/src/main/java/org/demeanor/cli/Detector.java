package org.demeanor.cli;

import java.util.Locale;

/** What finds the faces. */
enum Detector {
	/** The cascade that comes with Demeanor, as the profile uses it. */
	CASCADE,
	/** A YuNet file of the user's. */
	YUNET;

	/** The lower-case word of the command line. */
	String label() {
		return name().toLowerCase(Locale.ROOT);
	}
}
