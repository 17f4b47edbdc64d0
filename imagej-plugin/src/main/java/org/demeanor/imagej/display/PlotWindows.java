package org.demeanor.imagej.display;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageWindow;
import ij.gui.Plot;
import ij.gui.PlotWindow;

/** Windows of plots about an image: one for each title. */
final class PlotWindows {

	private PlotWindows() {}

	/** Shows a plot in a window of its own, or in that of an earlier run; the image stays the one in front. */
	static void show(ImagePlus image, String title, Plot plot) {
		if (WindowManager.getWindow(title) instanceof PlotWindow earlier && !earlier.isClosed())
			earlier.drawPlot(plot);
		else
			plot.show();
		// ImageJ's own way to select an image complains of one that was closed meanwhile.
		ImageWindow window = image.getWindow();
		if (window != null && !window.isClosed()) {
			WindowManager.setCurrentWindow(window);
			WindowManager.toFront(window);
		}
	}
}
