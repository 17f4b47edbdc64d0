package org.demeanor;

/**
 * Whoever follows an analysis while it runs: is told how far it is, and may stop it. Asked at every frame and every
 * window of sound. One that follows several analyses at once must be thread-safe.
 */
public interface ProgressMonitor {

	/** Looks at nothing and never stops. */
	ProgressMonitor NONE = new ProgressMonitor() {};

	/** Whether to stop. Once true it stays true. */
	default boolean cancelled() {
		return false;
	}

	/** A frame has been looked at or passed over. */
	default void frame(int index) {}

	/** The sound has been heard up to this second. */
	default void sound(double seconds) {}
}
