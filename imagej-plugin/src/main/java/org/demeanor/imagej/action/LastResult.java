package org.demeanor.imagej.action;

import java.util.Optional;

import org.demeanor.analysis.ClipResult;

/** Keeps the result of the last analysis of an image, for scripts, macros and the export. */
public final class LastResult {

	private static volatile ClipResult last;

	private LastResult() {}

	/** Returns the whole result, or empty if no image was analysed in this session. */
	public static Optional<ClipResult> get() {
		return Optional.ofNullable(last);
	}

	static void set(ClipResult result) {
		last = result;
	}
}
