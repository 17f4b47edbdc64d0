package org.demeanor.imagej;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The fields are the options of {@link org.demeanor.imagej.action.MenuEntry#FOLDER}. */
@Plugin(type = Command.class, menuPath = "Plugins>Demeanor>Analyze Folder...", headless = true)
public final class AnalyzeFolderCommand extends MenuCommand {

	@Parameter(label = "Folder of clips", required = false, style = "directory", persist = false)
	private File folder;

	@Parameter(label = "Results go to", required = false, style = "directory", persist = false)
	private File out;

	@Parameter(label = "Streams", choices = { "face,voice", "face", "voice" }, persist = false)
	private String streams = "face,voice";

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

	@Parameter(label = "Clips at once", persist = false)
	private Integer jobs = 1;

	@Parameter(label = "Annotated videos", persist = false)
	private Boolean annotate = false;

	@Parameter(label = "Table of participants (or none)", persist = false)
	private String participants = "none";

	@Parameter(label = "Participants by names, a pattern (or none)", persist = false)
	private String participantpattern = "none";

	@Parameter(label = "Calibrate to the person", choices = { "none", "centre", "balanced", "baseline" }, persist = false)
	private String calibrate = "none";

	@Parameter(label = "Follow links inside of the folder", persist = false)
	private Boolean followlinks = false;

	@Parameter(label = "Keep what an earlier run finished", persist = false)
	private Boolean resume = false;

	@Parameter(label = "Steps of the timeline (seconds, 0: none)", persist = false)
	private Double timeline = .5;

	@Parameter(label = "Timeline: moving average (seconds)", persist = false)
	private Double smooth = 0.0;

	@Parameter(label = "Segments: a table or annotations (or none)", persist = false)
	private String segments = "none";

	@Parameter(label = "Timeline as textgrid,eaf,srt,boris (or none)", persist = false)
	private String export = "none";

	@Override
	String entry() {
		return "FOLDER";
	}
}
