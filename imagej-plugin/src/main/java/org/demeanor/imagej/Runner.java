package org.demeanor.imagej;

import java.awt.GraphicsEnvironment;
import java.util.Optional;

import org.demeanor.CancelledException;
import org.demeanor.StageException;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageWindow;
import ij.macro.Interpreter;

/** Runs a menu entry, whichever of ImageJ's two kinds of plugin it was called through. What goes wrong is one line. */
final class Runner {

	private static final String TITLE = "Demeanor";

	/** Where the values of the options come from. */
	@FunctionalInterface
	interface Source {

		Values get() throws StageException;
	}

	private Runner() {}

	/**
	 * @param image the one in front, or {@code null}
	 * @param gauge where there is one
	 */
	static void run(Entry entry, ImagePlus image, Source source, Optional<Gauge> gauge) {
		if (entry.needsImage() && image == null)
			say("No image is open: open a video, a stack or a picture first.");
		else if (entry.needsImage())
			runLocked(entry, image, source, gauge);
		else
			runFree(entry, null, source, gauge);
	}

	/** Whether windows may open: there is a display, and no macro that wants none. */
	static boolean quiet() {
		return GraphicsEnvironment.isHeadless() || Interpreter.isBatchMode();
	}

	/** Without a display the message of a macro would be a HeadlessException; in batch mode nobody would close it. */
	static void say(String problem) {
		if (quiet())
			IJ.log(TITLE + ": " + problem);
		else
			IJ.error(TITLE, problem);
	}

	// -- Helper methods --

	/** Others must not change an image while it is read. */
	private static void runLocked(Entry entry, ImagePlus image, Source source, Optional<Gauge> gauge) {
		if (!image.lockSilently()) {
			say(image.getTitle() + " is in use by another command: wait until that has ended.");
			return;
		}
		try {
			runFree(entry, image, source, gauge);
		}
		finally {
			image.unlock();
		}
	}

	private static void runFree(Entry entry, ImagePlus image, Source source, Optional<Gauge> gauge) {
		ImageWindow window = image == null ? null : image.getWindow();
		try {
			Values values = source.get();
			try (Ticker ticker = new Ticker(entry.label().replace("...", ""), gauge,
					() -> window != null && window.isClosed())) {
				entry.job().run(image, values, ticker);
			}
		}
		catch (CancelledException cancelled) {
			IJ.log(TITLE + ": " + cancelled.getMessage());
		}
		catch (StageException failure) {
			say(failure.getMessage());
		}
	}
}
