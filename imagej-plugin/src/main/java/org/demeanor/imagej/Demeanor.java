package org.demeanor.imagej;

import java.util.Optional;

import org.demeanor.analysis.ClipResult;

/** What scripts may ask of this plugin. */
public final class Demeanor {

	private static volatile ClipResult last;

	private Demeanor() {}

	/** All that the last analysis of an image found out; empty if there was none in this session. */
	public static Optional<ClipResult> lastResult() {
		return Optional.ofNullable(last);
	}

	static void setLastResult(ClipResult result) {
		last = result;
	}
}
