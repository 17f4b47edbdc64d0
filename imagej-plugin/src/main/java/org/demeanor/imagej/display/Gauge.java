package org.demeanor.imagej.display;

/** Shows a job's progress beside ImageJ's status bar, where it can also be cancelled. Plain ImageJ has none. */
public interface Gauge {

	void start();

	/** @param part done, 0 to 1 */
	void show(String status, double part);

	boolean cancelled();

	void finish();
}
