package org.demeanor.imagej;

import java.util.Optional;

import org.demeanor.analysis.ClipResult;
import org.demeanor.imagej.action.LastResult;

/** The plugin's interface for scripts. */
public final class Demeanor {

	private Demeanor() {}

	/**
	 * Returns the findings of the last analysis of an image; empty if there was none in this session.
	 * <pre>{@code
	 * Demeanor.lastResult().ifPresent(result -> IJ.log(result.status().label()));
	 * }</pre>
	 */
	public static Optional<ClipResult> lastResult() {
		return LastResult.get();
	}
}
