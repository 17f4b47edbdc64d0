package org.demeanor.imagej.action;

import org.demeanor.StageException;
import org.demeanor.imagej.display.AnalysisProgress;

import ij.ImagePlus;

/** The work of a menu entry. */
@FunctionalInterface
interface MenuAction {

	/**
	 * @param image the one in front; {@code null} for an entry that needs none
	 * @param values of the entry's options
	 * @param progress shows how far the work is, and says when to stop
	 * @throws StageException if it cannot be done, or was cancelled
	 */
	void run(ImagePlus image, OptionValues values, AnalysisProgress progress) throws StageException;
}
