package org.demeanor.imagej.action;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.demeanor.Modality;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.DetectorType;
import org.demeanor.analysis.Profile;
import org.demeanor.analysis.Settings;
import org.demeanor.annotation.segment.AnnotationFormat;
import org.demeanor.batch.ClipOutputs;
import org.demeanor.batch.input.RunInput;
import org.demeanor.batch.input.SegmentLists;
import org.demeanor.batch.run.CalibrationRequest;
import org.demeanor.calibration.CalibrationMode;
import org.demeanor.calibration.Participants;
import org.demeanor.face.detection.cascade.CascadeSettings;
import org.demeanor.face.sampling.FrameSampling;
import org.demeanor.fusion.FrameRule;
import org.demeanor.fusion.StreamRule;
import org.demeanor.imagej.image.Sounds;
import org.demeanor.imagej.image.VideoOpener;
import org.demeanor.inference.Device;
import org.demeanor.media.SoundChannel;
import org.demeanor.media.Tracks;
import org.demeanor.model.ModelFile;
import org.demeanor.model.ModelStore;
import org.demeanor.report.ClipOutput;
import org.demeanor.report.table.SegmentsOutput;
import org.demeanor.report.video.AnnotatedVideoOutput;
import org.demeanor.timeline.TimelineSettings;

/** Turns the chosen options into the engine's settings. */
final class SettingsFactory {

	/** Stands for a file that is not wanted. */
	static final String NO_FILE = "none";

	/** Keys of the folder of models, and of whether any net of it is loaded. */
	static final String MODELS = "models";
	static final String TRUST = "trust";

	private SettingsFactory() {}

	/**
	 * Where the nets are. A net is code that runs: one that is not built in is loaded only where its folder is trusted.
	 *
	 * @throws StageException (stage option) if a folder is trusted that is not named
	 */
	static ModelStore models(OptionValues values) throws StageException {
		Optional<String> folder = named(values, MODELS);
		if (folder.isEmpty() && values.flag(TRUST))
			throw new StageException(Stage.OPTION, TRUST, "needs a folder of models, by the key models");
		if (folder.isEmpty())
			return ModelStore.bundled();
		Path path = VideoOpener.path(folder.get());
		return values.flag(TRUST) ? ModelStore.of(path) : ModelStore.listed(path, Set.of());
	}

	/**
	 * The settings for files, which also say whose pictures are read, and how often.
	 *
	 * @param modalities what the emotion is read from
	 * @throws StageException naming what is not allowed or cannot be read
	 */
	static Settings ofFiles(OptionValues values, Set<Modality> modalities) throws StageException {
		Settings settings = settings(values, modalities);
		try {
			return settings.withTracks(settings.tracks().withPictures(pictures(values).pictures()))
					.withSampling(settings.sampling().every(values.number("sampleevery"), values.flag("keyframes")));
		}
		catch (IllegalArgumentException impossible) {
			throw new StageException(Stage.OPTION, "sampleevery", impossible.getMessage(), impossible);
		}
	}

	/**
	 * What the settings for files and for one image have in common.
	 *
	 * @throws StageException (stage model) if the file of a face detector cannot be read
	 */
	static Settings settings(OptionValues values, Set<Modality> modalities) throws StageException {
		Settings settings = new Settings(values.choice("profile", Profile.values(), Profile::label), modalities,
				values.choice("framerule", FrameRule.values(), FrameRule::label),
				values.choice("rule", StreamRule.values(), StreamRule::label),
				values.choice("device", Device.values(), Device::label)).withTracks(sound(values));
		Optional<ModelFile> detector = detectorModel(values);
		return detector.isPresent() ? settings.withDetector(DetectorType.ofFile(detector.get())) : settings;
	}

	/**
	 * The settings for one image, which also say which frames to sample and how to search faces.
	 *
	 * @throws StageException with the option that is not allowed
	 */
	static Settings ofImage(OptionValues values) throws StageException {
		Settings settings = settings(values, values.text("sound").equals(Sounds.NONE) ? EnumSet.of(Modality.FACE)
				: EnumSet.allOf(Modality.class));
		try {
			CascadeSettings search = new CascadeSettings(values.number("scale"), values.integer("neighbors"),
					values.integer("minsize"));
			Settings sampled = settings.withSampling(sampling(values, settings.sampling()));
			return settings.detector().model().isPresent() ? sampled
					: sampled.withDetector(settings.profile().detector(search));
		}
		catch (IllegalArgumentException impossible) {
			throw new StageException(Stage.OPTION, "options", impossible.getMessage(), impossible);
		}
	}

	/**
	 * Whose pictures are read.
	 *
	 * @throws StageException naming the key, if the number is none of a track
	 */
	static Tracks pictures(OptionValues values) throws StageException {
		return Tracks.AUTO.withPictures(track(values, "videotrack"));
	}

	private static Tracks sound(OptionValues values) throws StageException {
		try {
			return new Tracks(0, track(values, "audiotrack"), SoundChannel.parse(values.text("channel").strip()));
		}
		catch (IllegalArgumentException noChannel) {
			throw new StageException(Stage.OPTION, "channel", noChannel.getMessage(), noChannel);
		}
	}

	private static int track(OptionValues values, String key) throws StageException {
		if (values.integer(key) < 0)
			throw new StageException(Stage.OPTION, key, "must be at least 0");
		return values.integer(key);
	}

	/**
	 * How the timeline is made.
	 *
	 * @throws StageException (stage option) naming what is not allowed
	 */
	static TimelineSettings timeline(OptionValues values) throws StageException {
		try {
			return new TimelineSettings(values.number("timeline"), values.number("smooth"));
		}
		catch (IllegalArgumentException impossible) {
			throw new StageException(Stage.OPTION, "timeline, smooth", impossible.getMessage(), impossible);
		}
	}

	/**
	 * What a folder's clips get: the same files as from the command line.
	 *
	 * @param inputs of the run
	 * @param remarks receives one line for each thing that a user should know
	 * @throws StageException if what was chosen is not allowed or cannot be read
	 */
	static List<ClipOutput> outputs(OptionValues values, List<RunInput> inputs, Consumer<String> remarks) throws StageException {
		List<AnnotationFormat> formats = new ArrayList<>();
		for (String word : named(values, "export").map(list -> list.split(",")).orElse(new String[0]))
			formats.add(AnnotationFormat.ofLabel(word.strip()).orElseThrow(() -> new StageException(Stage.OPTION, "export",
					"'" + word.strip() + "' is none of textgrid, eaf, srt, boris")));
		List<ClipOutput> outputs = new ArrayList<>(ClipOutputs.withTimeline(
				values.flag("annotate") ? ClipOutputs.with(AnnotatedVideoOutput.KEY) : ClipOutputs.with(), timeline(values), formats));
		Optional<String> segments = named(values, "segments");
		if (segments.isPresent())
			outputs.add(new SegmentsOutput(SegmentLists.read(List.of(VideoOpener.path(segments.get())), inputs, remarks)));
		return outputs;
	}

	/**
	 * How a folder's clips are calibrated to their participants.
	 *
	 * @throws StageException (stage option) if what was chosen does not fit together
	 */
	static CalibrationRequest calibration(OptionValues values) throws StageException {
		return calibration(values, values.choice("calibrate", CalibrationMode.values(), CalibrationMode::label));
	}

	/** The file or word of an option; empty if none is wanted. */
	static Optional<String> named(OptionValues values, String key) {
		return Optional.of(values.text(key)).filter(text -> !text.isBlank() && !text.equals(NO_FILE));
	}

	/**
	 * Whose clips these are, where they are not calibrated.
	 *
	 * @throws StageException if the table or the pattern cannot be used
	 */
	static Participants participants(OptionValues values, List<String> clips) throws StageException {
		return calibration(values, CalibrationMode.NONE).participants(clips, Optional.empty());
	}

	private static CalibrationRequest calibration(OptionValues values, CalibrationMode mode) throws StageException {
		Optional<String> table = named(values, "participants");
		return new CalibrationRequest(mode, table.isPresent() ? Optional.of(VideoOpener.path(table.get())) : Optional.empty(),
				named(values, "participantpattern")).checked();
	}

	static Optional<ModelFile> detectorModel(OptionValues values) throws StageException {
		Optional<String> file = named(values, "detectormodel");
		return file.isPresent() ? Optional.of(ModelFile.of(VideoOpener.path(file.get()))) : Optional.empty();
	}

	/** 0 leaves it to the profile. */
	private static FrameSampling sampling(OptionValues values, FrameSampling profile) {
		int first = values.integer("first");
		int last = values.integer("last");
		int step = values.integer("step");
		double every = values.number("sampleevery");
		if (step != 0 && every != 0)
			throw new IllegalArgumentException("frames are sampled by step or by sampleevery, not by both");
		return new FrameSampling(first == 0 ? profile.first() : first, last == 0 ? profile.last() : last,
				step == 0 ? profile.step() : step, step == 0 && profile.everyAtLowRates(), every, values.flag("keyframes"));
	}
}
