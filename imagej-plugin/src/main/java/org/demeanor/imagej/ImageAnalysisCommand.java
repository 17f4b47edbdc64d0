package org.demeanor.imagej;

import org.scijava.plugin.Parameter;

/** A menu entry that analyses the image in front, and what every such entry asks for. */
abstract class ImageAnalysisCommand extends ImageCommand {

	@Parameter(label = "Every n-th frame (0: as the profile)", persist = false)
	private Integer step = 0;

	@Parameter(label = "First frame (from 0)", persist = false)
	private Integer first = 0;

	@Parameter(label = "Last frame (0: the end)", persist = false)
	private Integer last = 0;

	@Parameter(label = "A frame every n seconds (0: all that the profile takes)", persist = false)
	private Double sampleevery = 0.0;

	@Parameter(label = "Only key frames of these (faster)", persist = false)
	private Boolean keyframes = false;

	@Parameter(label = "Profile", choices = { "standard", "reference" }, persist = false)
	private String profile = "standard";

	@Parameter(label = "Search: scale factor", persist = false)
	private Double scale = 1.12;

	@Parameter(label = "Search: neighbors", persist = false)
	private Integer neighbors = 9;

	@Parameter(label = "Search: smallest face (pixels)", persist = false)
	private Integer minsize = 0;

	@Parameter(label = "ONNX file that finds faces (or none)", persist = false)
	private String detectormodel = "none";

	@Parameter(label = "Folder of models (or none)", persist = false)
	private String models = "none";

	@Parameter(label = "Trust these models", persist = false)
	private Boolean trust = false;

	@Parameter(label = "Inside the selection only", persist = false)
	private Boolean selection = true;

	@Parameter(label = "Face and voice", choices = { "mean", "median", "weighted", "product", "auto" }, persist = false)
	private String rule = "auto";

	@Parameter(label = "Frames to clip", choices = { "mean", "median", "mode", "weighted" }, persist = false)
	private String framerule = "mean";

	@Parameter(label = "Sound (same, none or a file)", persist = false)
	private String sound = "same";

	@Parameter(label = "Sound track (0: the likeliest)", persist = false)
	private Integer audiotrack = 0;

	@Parameter(label = "Channel (auto, mix, left, right or number)", persist = false)
	private String channel = "auto";

	@Parameter(label = "Device", choices = { "auto", "cpu", "cuda" }, persist = false)
	private String device = "auto";
}
