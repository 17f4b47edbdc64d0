package org.demeanor.imagej.action;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

import org.demeanor.Modality;
import org.demeanor.adapt.LabelLayout;
import org.demeanor.analysis.Profile;
import org.demeanor.analysis.Settings;
import org.demeanor.calibration.CalibrationMode;
import org.demeanor.face.detection.cascade.CascadeSettings;
import org.demeanor.fusion.FrameRule;
import org.demeanor.fusion.StreamRule;
import org.demeanor.imagej.comparison.ScoredStream;
import org.demeanor.imagej.image.SampleClip;
import org.demeanor.imagej.image.Sounds;
import org.demeanor.imagej.image.VideoOpener;
import org.demeanor.imagej.linked.TableLinks;
import org.demeanor.inference.Device;
import org.demeanor.media.SoundChannel;
import org.demeanor.media.Tracks;
import org.demeanor.timeline.TimelineSettings;

/**
 * The entries of the menu {@code Plugins > Demeanor}: their names, options and actions. A key that another key ends with
 * comes first: ImageJ's recorder looks for {@code rule=} anywhere and would take {@code framerule=} for a second one.
 */
public enum MenuEntry {
	OPEN_VIDEO("Open Video...", List.of(Option.file("file", "Video", ""), videoTrack()), (image, values, progress) ->
			VideoOpener.show(VideoOpener.open(values.text("file"), SettingsFactory.pictures(values)))),
	RECOGNIZE("Recognize Emotions...", recognition(), Recognition::run),
	FOLDER("Analyze Folder...", folder(), (image, values, progress) -> FolderRun.run(values, progress)),
	COMPARE("Compare Conditions...", comparison(), (image, values, progress) -> ConditionsRun.run(values, progress)),
	TRAIN("Train on Labelled Folder...", training(), (image, values, progress) -> TrainingRun.run(values, progress)),
	EXPORT("Export Annotated Video...", export(), VideoExport::run),
	CORRECT("Correct...", CorrectionRun.options(), CorrectionRun::run),
	LINK("Link Table...", List.of(Option.word("title", "Title of the table (or empty: the one in front)", "")),
			(image, values, progress) -> TableLinks.link(image, values.text("title"))),
	SAMPLE("Sample Clip", List.of(), (image, values, progress) -> VideoOpener.show(VideoOpener.open(SampleClip.file(), Tracks.AUTO))),
	EXTENSIONS("Macro Extensions", List.of(), (image, values, progress) -> DemeanorExtensions.register()),
	HELP("Help and Citation", List.of(), (image, values, progress) -> Help.show());

	private final String label;
	private final List<Option> options;
	private final MenuAction action;

	MenuEntry(String label, List<Option> options, MenuAction action) {
		this.label = label;
		this.options = options;
		this.action = action;
	}

	/** The name in the menu and in macros. */
	public String label() {
		return label;
	}

	public List<Option> options() {
		return options;
	}

	MenuAction action() {
		return action;
	}

	/** Whether it works on the image in front. */
	public boolean needsImage() {
		return this == RECOGNIZE || this == EXPORT || this == CORRECT || this == LINK;
	}

	/** Whether its options decide which faces are found in the image in front. */
	boolean findsFaces() {
		return this == RECOGNIZE || this == EXPORT;
	}

	// -- Helper methods --

	private static List<Option> recognition() {
		List<Option> options = new ArrayList<>(frames());
		options.addAll(rules());
		options.add(Option.flag("boxes", "Boxes", true));
		options.add(Option.flag("labels", "Labels", true));
		options.add(Option.flag("table", "Tables", true));
		options.add(Option.flag("plot", "Plot of the scores", true));
		options.add(Option.flag("rois", "Add to ROI Manager", false));
		options.add(Option.flag("corrections", "Apply corrections by hand", true));
		options.addAll(timeline());
		return List.copyOf(options);
	}

	private static List<Option> frames() {
		CascadeSettings search = CascadeSettings.DEFAULT;
		return List.of(Option.integer("step", "Every n-th frame (0: as the profile)", 0),
				Option.integer("first", "First frame (from 0)", 0),
				Option.integer("last", "Last frame (0: the end)", 0),
				sampleEvery(),
				keyFrames(),
				profile(),
				Option.number("scale", "Search: scale factor", search.scaleFactor()),
				Option.integer("neighbors", "Search: neighbors", search.minNeighbors()),
				Option.integer("minsize", "Search: smallest face (pixels)", search.minSize()),
				detectorModel(),
				models(),
				trust(),
				Option.flag(Recognition.SELECTION, "Inside the selection only", true));
	}

	private static List<Option> rules() {
		return List.of(streamRule(),
				frameRule(),
				Option.file("sound", "Sound (same, none or a file)", Sounds.SAME),
				audioTrack(),
				channel(),
				device());
	}

	/** Not named like the step of the frames: ImageJ's recorder would take one for the other. */
	private static List<Option> timeline() {
		return List.of(Option.number("timeline", "Steps of the timeline (seconds, 0: none)", TimelineSettings.DEFAULT.stepSeconds()),
				Option.number("smooth", "Timeline: moving average (seconds)", TimelineSettings.DEFAULT.smoothSeconds()));
	}

	private static List<Option> folder() {
		List<Option> options = new ArrayList<>(folderAndRules());
		options.addAll(timeline());
		options.add(Option.file("segments", "Segments: a table or annotations (or none)", SettingsFactory.NO_FILE));
		options.add(Option.word("export", "Timeline as textgrid,eaf,srt,boris (or none)", SettingsFactory.NO_FILE));
		return List.copyOf(options);
	}

	private static List<Option> folderAndRules() {
		return List.of(Option.folder("folder", "Folder of clips"), Option.folder("out", "Results go to"),
				Option.choice("streams", "Streams", streams(), streams()[0], String::valueOf),
				profile(),
				detectorModel(),
				models(),
				trust(),
				streamRule(),
				frameRule(),
				sampleEvery(),
				keyFrames(),
				videoTrack(),
				audioTrack(),
				channel(),
				device(),
				Option.integer("jobs", "Clips at once", 1), Option.flag("annotate", "Annotated videos", false),
				participants(),
				participantPattern(),
				calibration(),
				Option.flag("followlinks", "Follow links inside of the folder", false),
				Option.flag("resume", "Keep what an earlier run finished", false));
	}

	private static List<Option> comparison() {
		return List.of(Option.word("conditions", "Folders, one a condition, with ; between", ""),
				Option.file("clips", "Or a table of clips (or none)", SettingsFactory.NO_FILE),
				Option.word("column", "Column of the conditions in it", "condition"),
				Option.choice("stream", "Scores", ScoredStream.values(), ScoredStream.FUSED, ScoredStream::label),
				profile(),
				detectorModel(),
				models(),
				trust(),
				streamRule(),
				frameRule(),
				sampleEvery(),
				keyFrames(),
				videoTrack(),
				audioTrack(),
				channel(),
				device(),
				participants(),
				participantPattern(),
				calibration(),
				Option.folder("out", "Results go to (or nowhere)"),
				Option.flag("plot", "Plot of the means", true));
	}

	private static List<Option> training() {
		return List.of(Option.folder("folder", "Folder of labelled clips"), Option.folder("out", "Bundles go to"),
				Option.choice("layout", "Labels", LabelLayout.values(), LabelLayout.FOLDERS, LabelLayout::label),
				Option.choice("base", "Net to adapt", Modality.values(), Modality.FACE, Modality::label),
				Option.flag("cropped", "Pictures are faces already", false),
				Option.word("name", "Name of the bundle (or empty)", ""),
				detectorModel(),
				models(),
				trust(),
				participants(),
				participantPattern(),
				Option.integer("jobs", "Clips at once", 1),
				Option.flag("skipbad", "Skip files that cannot be read", false),
				Option.flag("followlinks", "Follow links inside of the folder", false));
	}

	private static Option participants() {
		return Option.file("participants", "Table of participants (or none)", SettingsFactory.NO_FILE);
	}

	private static Option participantPattern() {
		return Option.word("participantpattern", "Participants by names, a pattern (or none)", SettingsFactory.NO_FILE);
	}

	private static Option calibration() {
		return Option.choice("calibrate", "Calibrate to the person", CalibrationMode.values(), CalibrationMode.NONE,
				CalibrationMode::label);
	}

	/** The usual one first. */
	private static String[] streams() {
		return Stream.of(EnumSet.allOf(Modality.class), EnumSet.of(Modality.FACE), EnumSet.of(Modality.VOICE))
				.map(Modality::list).toArray(String[]::new);
	}

	private static List<Option> export() {
		List<Option> options = new ArrayList<>(frames());
		options.addAll(rules());
		options.add(Option.file("out", "MP4 to write", ""));
		return List.copyOf(options);
	}

	private static Option sampleEvery() {
		return Option.number("sampleevery", "A frame every n seconds (0: all that the profile takes)", 0);
	}

	private static Option keyFrames() {
		return Option.flag("keyframes", "Only key frames of these (faster)", false);
	}

	private static Option videoTrack() {
		return Option.integer("videotrack", "Picture track (0: the likeliest)", 0);
	}

	private static Option audioTrack() {
		return Option.integer("audiotrack", "Sound track (0: the likeliest)", 0);
	}

	private static Option channel() {
		return Option.word("channel", "Channel (auto, mix, left, right or number)", SoundChannel.AUTO.label());
	}

	private static Option profile() {
		return Option.choice("profile", "Profile", Profile.values(), Settings.DEFAULT.profile(), Profile::label);
	}

	private static Option detectorModel() {
		return Option.file("detectormodel", "ONNX file that finds faces (or none)", SettingsFactory.NO_FILE);
	}

	private static Option models() {
		return Option.file(SettingsFactory.MODELS, "Folder of models (or none)", SettingsFactory.NO_FILE);
	}

	private static Option trust() {
		return Option.flag(SettingsFactory.TRUST, "Trust these models", false);
	}

	private static Option frameRule() {
		return Option.choice("framerule", "Frames to clip", FrameRule.values(), Settings.DEFAULT.frameRule(),
				FrameRule::label);
	}

	private static Option streamRule() {
		return Option.choice("rule", "Face and voice", StreamRule.values(), Settings.DEFAULT.streamRule(),
				StreamRule::label);
	}

	private static Option device() {
		return Option.choice("device", "Device", Device.values(), Settings.DEFAULT.device(), Device::label);
	}
}
