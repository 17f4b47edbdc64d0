package org.demeanor.imagej;

import java.util.Optional;

import org.demeanor.analysis.ClipResult;
import org.demeanor.imagej.action.LastResult;

/** What scripts may ask of this plugin. */
public final class Demeanor {

	private Demeanor() {}

	/** Returns all that the last analysis of an image found; empty if there was none in this session. */
	public static Optional<ClipResult> lastResult() {
		return LastResult.get();
	}
}
