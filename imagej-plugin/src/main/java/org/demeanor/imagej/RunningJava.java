package org.demeanor.imagej;

import java.awt.GraphicsEnvironment;

import ij.IJ;
import ij.macro.Interpreter;

/**
 * Whether the Java that runs can run Demeanor. ImageJ and Fiji start on Java 8 as well: this package is compiled for it, and
 * touches the rest of Demeanor, which is not, in the bodies of methods alone.
 */
final class RunningJava {

	private static final int NEEDED = 17;

	private RunningJava() {}

	static boolean isEnough() {
		return isEnough(System.getProperty("java.specification.version"));
	}

	/** @param version such as 1.8 or 17 */
	static boolean isEnough(String version) {
		return Double.parseDouble(version) >= NEEDED;
	}

	/** One line, in a window if one may open. */
	static void complain() {
		String problem = "Demeanor needs Java " + NEEDED + " or newer, and this is Java " + System.getProperty("java.version")
				+ ". A newly downloaded Fiji brings a newer one.";
		if (GraphicsEnvironment.isHeadless() || Interpreter.isBatchMode())
			IJ.log("Demeanor: " + problem);
		else
			IJ.error("Demeanor", problem);
	}
}
