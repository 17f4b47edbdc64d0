package org.demeanor.voice;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.demeanor.Stage;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.fusion.FrameRule;
import org.demeanor.inference.EmotionClassifier;
import org.demeanor.inference.NetAnswer;
import org.demeanor.inference.PendingScores;
import org.demeanor.media.SoundReader;
import org.demeanor.model.SpeechOutput;
import org.demeanor.score.Scores;
import org.demeanor.voice.mel.MelSpectrogram;

/**
 * The voice stream: sound in, scored windows out. Memory does not grow with the sound. An instance reads one clip after
 * another and is not thread-safe.
 */
public final class VoicePipeline {

	/** A net, and the spectrogram that it shares with nets that need the same images. */
	private record Scorer(EmotionClassifier classifier, VoicePreprocessing preprocessing, MelSpectrogram spectrogram) {}

	/** A window whose scores each net was asked for. */
	private record Asked(double startSeconds, int lead, float[] vowels, List<PendingScores> byNet) {}

	/** What the nets said of a window; {@code speech} and {@code unfamiliar} are the first net's that tells it. */
	private record Said(double startSeconds, double leadSeconds, Scores scores, float[] speech, OptionalDouble unfamiliar) {}

	/** Decibels of the mel image. Speech at a peak of -80 dBFS has -54 in its vowels; hum through AAC -81 there. */
	private static final float LEAST_VOWEL_DB = -65;

	private final List<Scorer> scorers = new ArrayList<>();
	private final WindowPlan plan;
	private final int length;
	private final StageClock clock;

	/**
	 * @param classifiers of the voice stream, at least one, all for windows of one length; their scores are averaged
	 * @param coverage how much of the sound is analysed
	 * @param clock records the time of each stage
	 * @throws StageException (stage model) if a net's preprocessing cannot be used
	 */
	public VoicePipeline(List<EmotionClassifier> classifiers, Coverage coverage, StageClock clock) throws StageException {
		for (EmotionClassifier classifier : classifiers) {
			VoicePreprocessing preprocessing = VoicePreprocessing.of(classifier.bundle());
			MelSpectrogram spectrogram = scorers.stream().filter(other -> other.preprocessing.mel().equals(preprocessing.mel()))
					.map(Scorer::spectrogram).findFirst().orElseGet(() -> new MelSpectrogram(preprocessing.mel()));
			scorers.add(new Scorer(classifier, preprocessing, spectrogram));
		}
		VoicePreprocessing first = scorers.get(0).preprocessing;
		for (Scorer other : scorers)
			if (other.preprocessing.length() != first.length() || other.preprocessing.offset() != first.offset())
				throw other.classifier.bundle().preprocessing().wrong("window_s, offset_s",
						"those of " + classifiers.get(0).bundle().name() + ", which hears the same windows");
		length = first.length();
		plan = coverage.plan(length, first.offset(), Math.min(length, first.mel().hopLength()));
		this.clock = clock;
	}

	/**
	 * Reads a sound to its end.
	 *
	 * @throws StageException (stages media, voice, model)
	 */
	public VoiceReading read(SoundReader sound) throws StageException {
		VoiceWindows windows = new VoiceWindows(sound, plan);
		Bandwidth bandwidth = new Bandwidth(scorers.get(0).preprocessing.mel());
		List<Asked> asked = new ArrayList<>();
		VoiceWindow window = clock.time(Stage.MEDIA, windows::next);
		while (window != null) {
			asked.add(ask(window, bandwidth));
			window = clock.time(Stage.MEDIA, windows::next);
		}
		// Only at the end is it known whether all of the sound was silent.
		if (windows.isSilent())
			return new VoiceReading(windows.soundSeconds(), true, speechOutput().isPresent() ? OptionalDouble.of(0)
					: OptionalDouble.empty(), false, OptionalDouble.empty(), List.of(), List.of());
		List<Said> said = new ArrayList<>();
		for (Asked heard : asked)
			said.add(said(heard));
		return reading(windows.soundSeconds(), sound.startSeconds(), bandwidth.isNarrow(), said);
	}

	// -- Helper methods --

	private Asked ask(VoiceWindow window, Bandwidth bandwidth) throws StageException {
		Map<MelSpectrogram, float[][]> images = new IdentityHashMap<>();
		List<PendingScores> byNet = new ArrayList<>();
		for (Scorer scorer : scorers) {
			float[] input = clock.time(Stage.VOICE, () -> scorer.preprocessing.input().standardise(images.computeIfAbsent(
					scorer.spectrogram, spectrogram -> spectrogram.decibels(window.samples(), window.moved()))));
			byNet.add(scorer.classifier.ask(input, 1));
		}
		float[] vowels = bandwidth.add(images.get(scorers.get(0).spectrogram));
		return new Asked(window.startSeconds(), window.lead(), vowels, byNet);
	}

	private Optional<SpeechOutput> speechOutput() {
		return scorers.stream().flatMap(scorer -> scorer.classifier.bundle().speech().stream()).findFirst();
	}

	private Said said(Asked heard) throws StageException {
		List<Scores> byNet = new ArrayList<>();
		float[] speech = {};
		OptionalDouble unfamiliar = OptionalDouble.empty();
		for (PendingScores pending : heard.byNet) {
			NetAnswer answer = pending.answers().get(0);
			byNet.add(answer.scores().orElseThrow());
			speech = speech.length == 0 ? answer.speech() : speech;
			unfamiliar = unfamiliar.isEmpty() ? answer.unfamiliar() : unfamiliar;
		}
		silence(speech, heard.vowels);
		return new Said(heard.startSeconds, (double) heard.lead / SoundReader.SAMPLE_RATE, FrameRule.MEAN.combine(byNet), speech,
				unfamiliar);
	}

	/**
	 * A net takes sound at any level, also what a coder leaves of nothing, as above a hum: where all vowels would be silent,
	 * nobody speaks.
	 */
	private static void silence(float[] speech, float[] vowels) {
		for (int step = 0; step < speech.length; step++) {
			float loudest = Float.NEGATIVE_INFINITY;
			for (int frame = step * vowels.length / speech.length; frame < (step + 1) * vowels.length / speech.length; frame++)
				loudest = Math.max(loudest, vowels[frame]);
			if (loudest < LEAST_VOWEL_DB)
				speech[step] = 0;
		}
	}

	/** Without a net that tells speech from other sounds, each window counts alike. */
	private VoiceReading reading(double soundSeconds, double startSeconds, boolean narrow, List<Said> said) {
		double windowSeconds = (double) length / SoundReader.SAMPLE_RATE;
		Optional<SpeechMoments> speech = speechOutput().map(output -> new SpeechMoments(output, soundSeconds, windowSeconds));
		List<WindowScores> windows = new ArrayList<>();
		for (Said window : said) {
			speech.ifPresent(moments -> moments.add(window.startSeconds - startSeconds - window.leadSeconds, window.speech));
			windows.add(new WindowScores(window.startSeconds, window.startSeconds + windowSeconds, window.scores,
					speech.map(moments -> moments.seconds(window.speech)).orElse(1.0), window.unfamiliar));
		}
		List<SpeechSpan> spans = speech.map(moments -> moments.spans(startSeconds)).orElse(List.of());
		OptionalDouble voiceSeconds = speech.isEmpty() ? OptionalDouble.empty()
				: OptionalDouble.of(spans.stream().mapToDouble(span -> span.endSeconds() - span.startSeconds()).sum());
		return new VoiceReading(soundSeconds, false, voiceSeconds, narrow, VoiceReading.unfamiliar(windows),
				windows, spans);
	}
}
