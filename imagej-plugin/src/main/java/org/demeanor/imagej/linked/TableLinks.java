package org.demeanor.imagej.linked;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.imagej.display.Messages;

import ij.ImagePlus;
import ij.WindowManager;
import ij.text.TextWindow;

/** Link Table: links an image with a table that a user has opened. */
public final class TableLinks {

	private TableLinks() {}

	/**
	 * @param title of the table's window; empty for the one in front
	 * @throws StageException (stage option) if there is no such table, or it has no frames and times
	 */
	public static void link(ImagePlus image, String title) throws StageException {
		if (Messages.quiet())
			throw new StageException(Stage.OPTION, "title", "tables have windows only on a display");
		if (!((title.isBlank() ? WindowManager.getActiveTable() : WindowManager.getWindow(title)) instanceof TextWindow window))
			throw new StageException(Stage.OPTION, "title", title.isBlank() ? "no table is open" : "no table '" + title + "' is open");
		if (!LinkedViews.add(image, window))
			throw new StageException(Stage.OPTION, "title",
					"the table '" + window.getTitle() + "' has no column frame, time_s, start_s or first_s");
	}
}
