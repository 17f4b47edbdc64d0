package org.demeanor.imagej;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The fields are the options of {@link org.demeanor.imagej.action.MenuEntry#RECOGNIZE}. */
@Plugin(type = Command.class, menuPath = "Plugins>Demeanor>Recognize Emotions...", headless = true)
public final class RecognizeEmotionsCommand extends ImageAnalysisCommand {

	@Parameter(label = "Boxes", persist = false)
	private Boolean boxes = true;

	@Parameter(label = "Labels", persist = false)
	private Boolean labels = true;

	@Parameter(label = "Tables", persist = false)
	private Boolean table = true;

	@Parameter(label = "Plot of the scores", persist = false)
	private Boolean plot = true;

	@Parameter(label = "Add to ROI Manager", persist = false)
	private Boolean rois = false;

	@Parameter(label = "Apply corrections by hand", persist = false)
	private Boolean corrections = true;

	@Parameter(label = "Steps of the timeline (seconds, 0: none)", persist = false)
	private Double timeline = .5;

	@Parameter(label = "Timeline: moving average (seconds)", persist = false)
	private Double smooth = 0.0;

	@Override
	String entry() {
		return "RECOGNIZE";
	}
}
