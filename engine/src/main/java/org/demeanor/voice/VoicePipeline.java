package org.demeanor.voice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.demeanor.Stage;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.fusion.FrameRule;
import org.demeanor.inference.EmotionClassifier;
import org.demeanor.inference.NetAnswer;
import org.demeanor.inference.PendingScores;
import org.demeanor.media.SoundReader;
import org.demeanor.media.TimeSpan;
import org.demeanor.model.ModelBundle;
import org.demeanor.model.SpeechOutput;
import org.demeanor.score.NamedValues;
import org.demeanor.score.Scores;
import org.demeanor.voice.level.BandLevel;
import org.demeanor.voice.level.Bandwidth;
import org.demeanor.voice.level.SoundLevels;
import org.demeanor.voice.level.VoiceLevels;
import org.demeanor.voice.mel.MelParameters;
import org.demeanor.voice.mel.MelSpectrogram;

/**
 * The voice stream: sound in, scored windows out. Memory does not grow with the sound. An instance reads one clip after
 * another and is not thread-safe.
 */
public final class VoicePipeline {

	/** A net, the description of its input, and the spectrogram that it shares with nets that need the same images. */
	private record MelScorer(EmotionClassifier classifier, VoicePreprocessing preprocessing, MelSpectrogram spectrogram) {}

	/** A net of any other input. */
	private record WindowScorer(EmotionClassifier classifier, WindowInput input) {}

	/** A window whose scores each net was asked for. */
	private record Asked(double startSeconds, int lead, float[] vowels, float[] formants, List<PendingScores> byNet) {}

	/** A window of zeros alone, as films with a silent track have many of: its image, and what the nets say of it. */
	private record Nothing(int lead, int length, float[][] image, List<PendingScores> byNet) {

		/** Whether nets that know where a window's own samples lie are asked the same by another one. */
		boolean isLike(VoiceWindow window) {
			return lead == window.lead() && length == window.length();
		}
	}

	/** What the nets said of a window; {@code speech} and {@code unfamiliar} are the first net's that tells it. */
	private record Said(double startSeconds, double leadSeconds, Scores scores, NamedValues further, float[] speech,
			OptionalDouble unfamiliar, float[] vowels, float[] formants) {}

	/** Decibels of the mel image. Speech at a peak of -80 dBFS has -54 in its vowels; hum through AAC -81 there. */
	private static final float LEAST_VOWEL_DB = -65;

	/**
	 * Where the second formant of most vowels lies, which rises as lips open and spread (Grant &amp; Seitz 2000, doi
	 * 10.1121/1.1288668).
	 */
	private static final double FORMANTS_FROM_HZ = 800;
	private static final double FORMANTS_TO_HZ = 2000;

	/** More sound than the windows need. If it ended with them, one of them would count as the last of the sound. */
	private static final double BEHIND_SECONDS = .1;

	/** The image in which it is heard whether a voice is narrow, if no net needs one. */
	private static final MelParameters OWN_IMAGE = new MelParameters(SoundReader.SAMPLE_RATE, 1024, 512, 128, 50, 24_000, 1e-10, 80);

	private final List<MelScorer> melScorers = new ArrayList<>();
	private final List<WindowScorer> windowScorers = new ArrayList<>();
	/** One for each net that has scores, in the order in which the nets are asked. */
	private final List<Double> weights;
	private final MelParameters image;
	private final MelSpectrogram spectrogram;
	private final BandLevel formants;
	private final WindowPlan plan;
	private final int length;
	private final StageClock clock;
	/** The last window of zeros of this clip that the nets were asked about; {@code null} before the first. */
	private Nothing nothing;

	/**
	 * @param classifiers of the voice stream, at least one, all for windows of one length; their scores are averaged
	 * @param coverage how much of the sound is analysed
	 * @param clock records the time of each stage
	 * @throws StageException (stage model) if a net's preprocessing cannot be used
	 */
	public VoicePipeline(List<EmotionClassifier> classifiers, Coverage coverage, StageClock clock) throws StageException {
		int[] first = null;
		for (EmotionClassifier classifier : classifiers) {
			int[] times = add(classifier);
			if (first != null && !Arrays.equals(times, first))
				throw classifier.bundle().preprocessing().wrong("window_s, offset_s",
						"those of " + classifiers.get(0).bundle().name() + ", which hears the same windows");
			first = times;
		}
		weights = EmotionClassifier.weights(Stream.concat(melScorers.stream().map(MelScorer::classifier),
				windowScorers.stream().map(WindowScorer::classifier)).toList());
		length = first[0];
		image = melScorers.isEmpty() ? OWN_IMAGE : melScorers.get(0).preprocessing.mel();
		spectrogram = melScorers.isEmpty() ? new MelSpectrogram(image) : melScorers.get(0).spectrogram;
		formants = new BandLevel(image, FORMANTS_FROM_HZ, FORMANTS_TO_HZ);
		plan = coverage.plan(length, first[1], melScorers.isEmpty() ? 1 : Math.min(length, image.hopLength()));
		this.clock = clock;
	}

	/** Returns the stretches of a sound that hold all windows which reach into these ones. */
	public List<TimeSpan> heardFor(List<TimeSpan> spans) {
		double window = (double) length / SoundReader.SAMPLE_RATE;
		return spans.stream().map(span -> new TimeSpan(span.startSeconds() - window, span.endSeconds() + window + BEHIND_SECONDS))
				.toList();
	}

	/** As below, all of the sound. */
	public VoiceReading read(SoundReader sound) throws StageException {
		return read(sound, List.of());
	}

	/**
	 * Reads a sound to its end.
	 *
	 * @param spans stretches of the clip's time; windows that reach into none of them are not scored. Empty for all of the sound
	 * @throws StageException (stages media, voice, model)
	 */
	public VoiceReading read(SoundReader sound, List<TimeSpan> spans) throws StageException {
		double windowSeconds = (double) length / SoundReader.SAMPLE_RATE;
		VoiceWindows windows = new VoiceWindows(sound, plan,
				start -> spans.isEmpty() || TimeSpan.overlap(spans, start, start + windowSeconds));
		Bandwidth bandwidth = new Bandwidth(image);
		nothing = null;
		List<Asked> asked = new ArrayList<>();
		boolean zerosBefore = false;
		VoiceWindow window = clock.time(Stage.MEDIA, windows::next);
		while (window != null) {
			boolean zeros = isZero(window);
			// A spectrogram shares frames with the window before only where that was scored too.
			if (zeros)
				asked.add(askOfZeros(window.alone(), bandwidth));
			else
				asked.add(ask(zerosBefore ? window.alone() : window, bandwidth));
			zerosBefore = zeros;
			window = clock.time(Stage.MEDIA, windows::next);
		}
		// Only at the end is it known whether all of the sound was silent.
		if (windows.isSilent())
			return VoiceReading.ofSilence(windows.soundSeconds(), speechOutput().isPresent());
		List<Said> said = new ArrayList<>();
		for (Asked heard : asked)
			said.add(said(heard));
		return reading(windows, sound.startSeconds(), bandwidth.isNarrow(), said);
	}

	// -- Helper methods --

	/** Returns the samples of a window and those before a single one. */
	private int[] add(EmotionClassifier classifier) throws StageException {
		if (classifier.bundle().preprocessingFormat() == ModelBundle.ANY_NET) {
			WindowInput input = WindowInput.of(classifier.bundle());
			windowScorers.add(new WindowScorer(classifier, input));
			return new int[] { input.times().windowLength(), input.times().offset() };
		}
		VoicePreprocessing preprocessing = VoicePreprocessing.of(classifier.bundle());
		melScorers.add(new MelScorer(classifier, preprocessing, melScorers.stream()
				.filter(other -> other.preprocessing.mel().equals(preprocessing.mel())).map(MelScorer::spectrogram).findFirst()
				.orElseGet(() -> new MelSpectrogram(preprocessing.mel()))));
		return new int[] { preprocessing.length(), preprocessing.offset() };
	}

	private static boolean isZero(VoiceWindow window) {
		for (float sample : window.samples())
			if (sample != 0)
				return false;
		return true;
	}

	/** All windows of zeros have the same answer, so that the nets are asked once. */
	private Asked askOfZeros(VoiceWindow window, Bandwidth bandwidth) throws StageException {
		if (nothing == null || !windowScorers.isEmpty() && !nothing.isLike(window)) {
			Map<MelSpectrogram, float[][]> images = new IdentityHashMap<>();
			List<PendingScores> byNet = ask(window, images);
			nothing = new Nothing(window.lead(), window.length(), image(images, spectrogram, window), byNet);
		}
		return asked(window, nothing.image, bandwidth, nothing.byNet);
	}

	private Asked ask(VoiceWindow window, Bandwidth bandwidth) throws StageException {
		Map<MelSpectrogram, float[][]> images = new IdentityHashMap<>();
		List<PendingScores> byNet = ask(window, images);
		return asked(window, clock.time(Stage.VOICE, () -> image(images, spectrogram, window)), bandwidth, byNet);
	}

	private Asked asked(VoiceWindow window, float[][] image, Bandwidth bandwidth, List<PendingScores> byNet) {
		return new Asked(window.startSeconds(), window.lead(), bandwidth.add(image), formants.of(image), byNet);
	}

	/** @param images receives those that the nets need */
	private List<PendingScores> ask(VoiceWindow window, Map<MelSpectrogram, float[][]> images) throws StageException {
		List<PendingScores> byNet = new ArrayList<>();
		for (MelScorer scorer : melScorers) {
			float[] input = clock.time(Stage.VOICE,
					() -> scorer.preprocessing.input().standardise(image(images, scorer.spectrogram, window)));
			byNet.add(scorer.classifier.ask(input, 1));
		}
		for (WindowScorer scorer : windowScorers)
			byNet.add(scorer.classifier.ask(clock.time(Stage.VOICE, () -> scorer.input.values(window)), 1));
		return byNet;
	}

	private static float[][] image(Map<MelSpectrogram, float[][]> images, MelSpectrogram by, VoiceWindow window) {
		return images.computeIfAbsent(by, some -> some.decibels(window.samples(), window.moved()));
	}

	private Optional<SpeechOutput> speechOutput() {
		return Stream.concat(melScorers.stream().map(MelScorer::classifier), windowScorers.stream().map(WindowScorer::classifier))
				.flatMap(classifier -> classifier.bundle().speech().stream()).findFirst();
	}

	private Said said(Asked heard) throws StageException {
		List<Scores> byNet = new ArrayList<>();
		List<NamedValues> further = new ArrayList<>();
		float[] speech = {};
		OptionalDouble unfamiliar = OptionalDouble.empty();
		for (PendingScores pending : heard.byNet) {
			NetAnswer answer = pending.answers().get(0);
			answer.scores().ifPresent(byNet::add);
			further.add(answer.further());
			speech = speech.length == 0 ? answer.speech() : speech;
			unfamiliar = unfamiliar.isEmpty() ? answer.unfamiliar() : unfamiliar;
		}
		silence(speech, heard.vowels);
		return new Said(heard.startSeconds, (double) heard.lead / SoundReader.SAMPLE_RATE, FrameRule.meanOfNets(byNet, weights),
				NamedValues.joined(further), speech, unfamiliar, heard.vowels, heard.formants);
	}

	/**
	 * A net takes sound at any level, also what a coder leaves of nothing, as above a hum: where all vowels would be silent,
	 * nobody speaks.
	 */
	private static void silence(float[] speech, float[] vowels) {
		for (int step = 0; step < speech.length; step++) {
			int first = step * vowels.length / speech.length;
			// Steps may be shorter than frames.
			int end = Math.max(first + 1, (step + 1) * vowels.length / speech.length);
			float loudest = Float.NEGATIVE_INFINITY;
			for (int frame = first; frame < end; frame++)
				loudest = Math.max(loudest, vowels[frame]);
			if (loudest < LEAST_VOWEL_DB)
				speech[step] = 0;
		}
	}

	/** Without a net that tells speech from other sounds, each window counts alike. */
	private VoiceReading reading(VoiceWindows sound, double startSeconds, boolean narrow, List<Said> said) {
		double soundSeconds = sound.soundSeconds();
		double windowSeconds = (double) length / SoundReader.SAMPLE_RATE;
		Optional<SpeechMoments> speech = speechOutput().map(output -> new SpeechMoments(output, soundSeconds, windowSeconds));
		double hopSeconds = (double) image.hopLength() / SoundReader.SAMPLE_RATE;
		VoiceLevels levels = new VoiceLevels(new SoundLevels(startSeconds, hopSeconds, soundSeconds),
				new SoundLevels(startSeconds, hopSeconds, soundSeconds));
		List<WindowScores> windows = new ArrayList<>();
		for (Said window : said) {
			levels.vowels().set(window.startSeconds - window.leadSeconds, window.vowels);
			levels.formants().set(window.startSeconds - window.leadSeconds, window.formants);
			speech.ifPresent(moments -> moments.add(window.startSeconds - startSeconds - window.leadSeconds, window.speech));
			windows.add(new WindowScores(window.startSeconds, window.startSeconds + windowSeconds, window.scores,
					speech.map(moments -> moments.seconds(window.speech)).orElse(1.0), window.unfamiliar, window.further));
		}
		List<SpeechSpan> spans = speech.map(moments -> moments.spans(startSeconds)).orElse(List.of());
		OptionalDouble voiceSeconds = speech.isEmpty() ? OptionalDouble.empty()
				: OptionalDouble.of(spans.stream().mapToDouble(span -> span.endSeconds() - span.startSeconds()).sum());
		return new VoiceReading(soundSeconds, false, voiceSeconds, narrow, VoiceReading.unfamiliar(windows),
				windows, spans, levels, sound.sounding());
	}
}
