package org.demeanor.imagej.display;

/** Shows beside ImageJ's status bar how far a job is; there it can be cancelled too. Plain ImageJ has none. */
public interface Gauge {

	void start();

	/** @param part done, 0 to 1 */
	void show(String status, double part);

	boolean cancelled();

	void finish();
}
