package org.demeanor;

/**
 * Follows a running analysis and may stop it. It is called at every frame and every window of sound. A monitor of
 * several analyses at once must be thread-safe.
 */
public interface ProgressMonitor {

	/** Ignores everything and never stops. */
	ProgressMonitor NONE = new ProgressMonitor() {};

	/** Whether to stop. Once true it stays true. */
	default boolean cancelled() {
		return false;
	}

	/** A frame was analysed or skipped. */
	default void frame(int index) {}

	/** The sound is analysed up to this second. */
	default void sound(double seconds) {}
}
