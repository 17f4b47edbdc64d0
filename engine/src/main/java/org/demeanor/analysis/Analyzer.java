package org.demeanor.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.demeanor.BackgroundTask;
import org.demeanor.Modality;
import org.demeanor.ProgressMonitor;
import org.demeanor.Stage;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.analysis.FaceStream.Seen;
import org.demeanor.analysis.VoiceStream.Heard;
import org.demeanor.face.FaceCrops;
import org.demeanor.face.detection.DetectorSpec;
import org.demeanor.face.detection.FaceDetectors;
import org.demeanor.fusion.AnswerRules;
import org.demeanor.fusion.StreamScores;
import org.demeanor.fusion.StreamState;
import org.demeanor.fusion.StreamWeights;
import org.demeanor.inference.BatchingMode;
import org.demeanor.inference.Classifiers;
import org.demeanor.inference.Device;
import org.demeanor.inference.EmotionClassifier;
import org.demeanor.media.Clip;
import org.demeanor.media.TimeSpan;
import org.demeanor.media.Tracks;
import org.demeanor.model.ModelStore;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;
import org.demeanor.voice.Coverage;

/**
 * Analyses clips: the only way in for plugin, command line and tests. It loads the nets once; then it can analyse any
 * number of clips, also from several threads at once. Closing it frees the nets.
 * <pre>{@code
 * try (Analyzer analyzer = new Analyzer(Settings.DEFAULT, ModelStore.bundled(), 2)) {
 * 	ClipResult result = analyzer.analyze(Clips.open(Path.of("film.mp4")));
 * 	System.out.println(result.status().label() + " " + result.explanation());
 * 	result.fused().ifPresent(scores -> System.out.println(scores.top().label()));
 * }
 * }</pre>
 * Scores are seven numbers in 0..1 in {@link org.demeanor.score.Emotion} order, times are seconds, boxes pixels.
 */
public final class Analyzer implements AutoCloseable {

	/** Containers round, and coders add a little: seconds that what was read may exceed what was told. */
	private static final double DURATION_TOLERANCE = 1;

	private static final String ONLY_SEGMENTS = "only its segments were read";

	private final Settings settings;
	private final ModelStore models;
	private final Classifiers classifiers;
	private final Optional<FaceDetectors> detectors;
	/** Empty if no faces are looked for. */
	private final Optional<FaceStream> faces;
	/** Empty if no voice is listened to. */
	private final Optional<VoiceStream> voice;
	private final AnswerRules rules;
	private final StageClock clock;
	private final ProgressMonitor monitor;
	private final int threads;

	/**
	 * @param settings what to do
	 * @param models where the nets are
	 * @param threads for one clip, at least 1; with 2 or more it is decoded, searched and listened to at the same time,
	 *        unless it is watched
	 * @throws StageException (stage model) if a net cannot be loaded or the device cannot be used
	 */
	public Analyzer(Settings settings, ModelStore models, int threads) throws StageException {
		this(settings, models, threads, ProgressMonitor.NONE);
	}

	/**
	 * As above, watched.
	 *
	 * @param monitor follows each analysis and may stop it
	 */
	public Analyzer(Settings settings, ModelStore models, int threads, ProgressMonitor monitor) throws StageException {
		this(settings, models, threads, monitor, BatchingMode::on);
	}

	/**
	 * As above.
	 *
	 * @param calls how threads share the nets on a device
	 */
	Analyzer(Settings settings, ModelStore models, int threads, ProgressMonitor monitor, Function<Device, BatchingMode> calls)
			throws StageException {
		this.settings = settings;
		this.models = models;
		this.monitor = monitor;
		this.threads = threads;
		this.clock = new StageClock();
		Device device = settings.device().resolve();
		// One thread for each call: how ONNX Runtime divides a call among threads shows in the last digits of the
		// scores.
		classifiers = Classifiers.load(models, settings.profile().label(), settings.modalities(), device, 1,
				calls.apply(device), clock);
		try {
			rules = new AnswerRules(settings.frameRule(), settings.streamRule(), FusionModels.of(models, settings.profile(),
					settings.fusionModel(), StreamWeights.ofF1(f1(classifiers.face()), f1(classifiers.voice()))));
			// Nets that do not go together are refused before the first clip.
			voice = settings.reads(Modality.VOICE)
					? Optional.of(new VoiceStream(settings, classifiers.voice(), rules, clock)) : Optional.empty();
			detectors = settings.reads(Modality.FACE)
					? Optional.of(clock.time(Stage.MODEL, () -> settings.detector().load(classifiers.device()))) : Optional.empty();
			faces = detectors.map(loaded -> new FaceStream(settings, classifiers.face(), loaded, rules, clock, threads));
		}
		catch (StageException unusable) {
			classifiers.close();
			throw unusable;
		}
	}

	public Settings settings() {
		return settings;
	}

	/** Returns how scores become answers, e.g. to answer for parts of a clip. */
	public AnswerRules rules() {
		return rules;
	}

	/** The nets in use, e.g. to say which ones gave a result. */
	public List<EmotionClassifier> classifiers() {
		List<EmotionClassifier> all = new ArrayList<>(classifiers.face());
		all.addAll(classifiers.voice());
		return all;
	}

	/** The json files that say what the nets and their fusion do: name to SHA-256. */
	public Map<String, String> descriptions() {
		return models.descriptions();
	}

	/** What finds the faces; empty if none are looked for. */
	public Optional<DetectorSpec> detector() {
		return detectors.map(loaded -> settings.detector());
	}

	/** The name of the device in use. */
	public String device() {
		return classifiers.device().label();
	}

	/** The time of each stage so far. */
	public StageClock clock() {
		return clock;
	}

	/**
	 * Analyses one clip. If a stream cannot be read, {@link ClipResult#failures()} says why, and the other stream still
	 * gives its answer. If the monitor stops the analysis, that is a failure too, and the result holds the findings until
	 * then.
	 */
	public ClipResult analyze(Clip original) {
		return analyze(original, List.of());
	}

	/**
	 * As above, but of some stretches of the clip alone. Frames and windows of the sound are those of the whole clip that lie
	 * in the stretches, or reach into them; such a window counts by the share of it that does. Elsewhere pictures are not
	 * decoded if the file lets a reader go to a frame. A profile that hears a single window reads the whole clip.
	 *
	 * @param stretches of the clip's time; empty for all of it
	 */
	public ClipResult analyze(Clip original, List<TimeSpan> stretches) {
		List<TimeSpan> spans = counted(stretches);
		// A watcher wants to see one thing after another, and to stop in one place.
		boolean atOnce = threads > 1 && monitor == ProgressMonitor.NONE;
		MonitoredClip clip = new MonitoredClip(original, monitor);
		BackgroundTask<Heard, RuntimeException> sound = new BackgroundTask<>(() -> voice.map(stream -> stream.hear(clip, spans, atOnce))
				.orElse(Heard.without(StreamState.NOT_ASKED, Optional.empty())), atOnce);
		Seen seen;
		Heard heard;
		try {
			seen = faces.map(stream -> stream.see(clip, spans, atOnce))
					.orElse(Seen.without(StreamState.NOT_ASKED, Optional.empty()));
		}
		finally {
			heard = sound.get();
		}
		List<StageException> failures = Stream.concat(seen.failure().stream(), heard.failure().stream())
				.collect(Collectors.toCollection(ArrayList::new));
		Optional<Scores> fused = failures.isEmpty()
				? rules.fused(seen.scores().scores(), heard.scores().scores()) : Optional.empty();
		clip.cut().ifPresent(failures::add);
		return new ClipResult(clip.name(), seen.scores(), heard.scores(), fused, seen.reading(), heard.reading(),
				duration(clip, seen, heard), failures, new Tracks(seen.track(), heard.track(), settings.tracks().channel()),
				Stream.of(spans.isEmpty() ? List.<String>of() : List.of(ONLY_SEGMENTS), seen.notes(), heard.notes())
						.flatMap(List::stream).distinct().toList());
	}

	/** Returns the stretches, no two of which overlap, of which alone a result tells if it was asked for these; empty for all. */
	public List<TimeSpan> counted(List<TimeSpan> stretches) {
		return settings.profile().coverage() == Coverage.WHOLE ? TimeSpan.joined(stretches) : List.of();
	}

	/**
	 * Scores pictures of one face that is cut out already: each picture is the whole face, and none is searched. Sound
	 * is ignored.
	 *
	 * @param name of the face in the result
	 * @param pictures still images, at least one
	 */
	public ClipResult analyzeCrops(String name, List<Clip> pictures) {
		try {
			List<Scores> scores = new FaceCrops(classifiers.face(), clock).score(pictures);
			StreamScores face = rules.face(scores).map(StreamScores::of).orElse(StreamScores.none(StreamState.NO_PICTURES));
			return new ClipResult(name, face, StreamScores.none(StreamState.NOT_ASKED), face.scores(),
					ClipResult.NOTHING_SEEN, ClipResult.NOTHING_HEARD, OptionalDouble.empty(), List.of(), Tracks.AUTO,
					List.of());
		}
		catch (StageException failed) {
			return ClipResult.failed(name, failed);
		}
	}

	@Override
	public void close() {
		detectors.ifPresent(FaceDetectors::close);
		classifiers.close();
	}

	// -- Helper methods --

	private static List<Map<Emotion, Double>> f1(List<EmotionClassifier> nets) {
		return FusionModels.f1(nets.stream().map(EmotionClassifier::bundle).toList());
	}

	/**
	 * The container's duration; without one, if it is less than what was read, or if the file is cut off, the length of that.
	 */
	private static OptionalDouble duration(Clip clip, Seen seen, Heard heard) {
		OptionalDouble told = clip.durationSeconds();
		double read = Math.max(seen.end().orElse(0), heard.reading().durationSeconds());
		if (seen.cutOff().isPresent() || heard.cutOff().isPresent())
			return OptionalDouble.of(Math.max(read, Math.max(seen.cutOff().orElse(0), heard.cutOff().orElse(0))));
		boolean known = told.isPresent() && read <= told.getAsDouble() + DURATION_TOLERANCE;
		return known || read == 0 ? told : OptionalDouble.of(read);
	}
}
