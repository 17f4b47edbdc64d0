package org.demeanor.voice;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.demeanor.Stage;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.fusion.FrameRule;
import org.demeanor.inference.EmotionClassifier;
import org.demeanor.inference.PendingScores;
import org.demeanor.media.SoundReader;
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
	private record Asked(double startSeconds, List<PendingScores> byNet) {}

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
		List<Asked> asked = new ArrayList<>();
		VoiceWindow window = clock.time(Stage.MEDIA, windows::next);
		while (window != null) {
			asked.add(new Asked(window.startSeconds(), ask(window)));
			window = clock.time(Stage.MEDIA, windows::next);
		}
		// Only at the end is it known whether all of the sound was silent.
		boolean silent = windows.isSilent();
		List<WindowScores> scores = new ArrayList<>();
		for (Asked heard : asked)
			scores.add(scores(heard));
		return new VoiceReading(windows.soundSeconds(), silent, silent ? List.of() : scores);
	}

	// -- Helper methods --

	private List<PendingScores> ask(VoiceWindow window) throws StageException {
		Map<MelSpectrogram, float[][]> images = new IdentityHashMap<>();
		List<PendingScores> byNet = new ArrayList<>();
		for (Scorer scorer : scorers) {
			float[] input = clock.time(Stage.VOICE, () -> scorer.preprocessing.input().standardise(images.computeIfAbsent(
					scorer.spectrogram, spectrogram -> spectrogram.decibels(window.samples(), window.moved()))));
			byNet.add(scorer.classifier.ask(input, 1));
		}
		return byNet;
	}

	private WindowScores scores(Asked heard) throws StageException {
		List<Scores> byNet = new ArrayList<>();
		for (PendingScores pending : heard.byNet)
			byNet.addAll(pending.get());
		return new WindowScores(heard.startSeconds, heard.startSeconds + (double) length / SoundReader.SAMPLE_RATE,
				FrameRule.MEAN.combine(byNet));
	}
}
