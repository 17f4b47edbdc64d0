package org.demeanor.imagej.action;

import java.util.Optional;

import org.demeanor.CancelledException;
import org.demeanor.StageException;
import org.demeanor.imagej.display.AnalysisProgress;
import org.demeanor.imagej.display.Gauge;
import org.demeanor.imagej.display.Messages;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageWindow;

/** Runs a menu entry, called through either of ImageJ's two kinds of plugin. An error becomes one line. */
public final class Runner {

	/** The source of the options' values. */
	@FunctionalInterface
	public interface Source {

		OptionValues get() throws StageException;
	}

	public static final String NO_IMAGE = "No image is open: open a video, a stack or a picture first.";

	private Runner() {}

	/**
	 * @param image the one in front, or {@code null}
	 * @param gauge if there is one
	 */
	public static void run(MenuEntry entry, ImagePlus image, Source source, Optional<Gauge> gauge) {
		if (entry.needsImage() && image == null)
			say(gauge, NO_IMAGE);
		else if (entry.needsImage())
			runLocked(entry, image, source, gauge);
		else
			runFree(entry, null, source, gauge);
	}

	// -- Helper methods --

	/** ImageJ2, which is where a gauge comes from, loses the message with which a macro is stopped: the log keeps it. */
	private static void say(Optional<Gauge> gauge, String problem) {
		if (gauge.isPresent() && IJ.isMacro() && !Messages.quiet())
			Messages.log(problem);
		Messages.say(problem);
	}

	/** Other commands must not change an image while it is read. */
	private static void runLocked(MenuEntry entry, ImagePlus image, Source source, Optional<Gauge> gauge) {
		if (!image.lockSilently()) {
			say(gauge, image.getTitle() + " is in use by another command: wait until that has ended.");
			return;
		}
		try {
			runFree(entry, image, source, gauge);
		}
		finally {
			image.unlock();
		}
	}

	private static void runFree(MenuEntry entry, ImagePlus image, Source source, Optional<Gauge> gauge) {
		ImageWindow window = image == null ? null : image.getWindow();
		try {
			OptionValues values = source.get();
			try (AnalysisProgress progress = new AnalysisProgress(entry.label().replace("...", ""), gauge,
					() -> window != null && window.isClosed())) {
				entry.action().run(image, values, progress);
			}
		}
		catch (CancelledException cancelled) {
			Messages.log(cancelled.getMessage());
		}
		catch (StageException failure) {
			say(gauge, failure.getMessage());
		}
	}
}
