package org.demeanor.imagej;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The fields are the options of {@link org.demeanor.imagej.action.MenuEntry#COMPARE}. */
@Plugin(type = Command.class, menuPath = "Plugins>Demeanor>Compare Conditions...", headless = true)
public final class CompareConditionsCommand extends MenuCommand {

	@Parameter(label = "Folders, one a condition, with ; between", required = false, persist = false)
	private String conditions = "";

	@Parameter(label = "Or a table of clips (or none)", persist = false)
	private String clips = "none";

	@Parameter(label = "Column of the conditions in it", persist = false)
	private String column = "condition";

	@Parameter(label = "Scores", choices = { "fused", "face", "voice" }, persist = false)
	private String stream = "fused";

	@Parameter(label = "Profile", choices = { "standard", "reference" }, persist = false)
	private String profile = "standard";

	@Parameter(label = "ONNX file that finds faces (or none)", persist = false)
	private String detectormodel = "none";

	@Parameter(label = "Folder of models (or none)", persist = false)
	private String models = "none";

	@Parameter(label = "Trust these models", persist = false)
	private Boolean trust = false;

	@Parameter(label = "Face and voice", choices = { "mean", "median", "weighted", "product", "auto" }, persist = false)
	private String rule = "auto";

	@Parameter(label = "Frames to clip", choices = { "mean", "median", "mode", "weighted" }, persist = false)
	private String framerule = "mean";

	@Parameter(label = "A frame every n seconds (0: all that the profile takes)", persist = false)
	private Double sampleevery = 0.0;

	@Parameter(label = "Only key frames of these (faster)", persist = false)
	private Boolean keyframes = false;

	@Parameter(label = "Picture track (0: the likeliest)", persist = false)
	private Integer videotrack = 0;

	@Parameter(label = "Sound track (0: the likeliest)", persist = false)
	private Integer audiotrack = 0;

	@Parameter(label = "Channel (auto, mix, left, right or number)", persist = false)
	private String channel = "auto";

	@Parameter(label = "Device", choices = { "auto", "cpu", "cuda" }, persist = false)
	private String device = "auto";

	@Parameter(label = "Table of participants (or none)", persist = false)
	private String participants = "none";

	@Parameter(label = "Participants by names, a pattern (or none)", persist = false)
	private String participantpattern = "none";

	@Parameter(label = "Calibrate to the person", choices = { "none", "centre", "balanced", "baseline" }, persist = false)
	private String calibrate = "none";

	@Parameter(label = "Results go to (or nowhere)", required = false, style = "directory", persist = false)
	private File out;

	@Parameter(label = "Plot of the means", persist = false)
	private Boolean plot = true;

	@Override
	String entry() {
		return "COMPARE";
	}
}
