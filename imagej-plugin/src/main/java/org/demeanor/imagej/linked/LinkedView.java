package org.demeanor.imagej.linked;

import java.awt.Window;
import java.util.OptionalInt;

/** A window about an image that follows it. */
interface LinkedView {

	Window window();

	/**
	 * Marks a frame of the image.
	 *
	 * @param person whose row is marked if there are several; empty for any
	 */
	void mark(int frame, OptionalInt person);

	/** Leaves no mark and no listener behind. */
	void close();
}
