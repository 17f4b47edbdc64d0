package org.demeanor.timeline;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.demeanor.media.TimeSpan;
import org.demeanor.score.Emotion;
import org.demeanor.score.NamedValues;
import org.demeanor.score.Scores;
import org.demeanor.voice.VoiceReading;
import org.demeanor.voice.WindowScores;

/**
 * Spreads the windows of a voice over steps: each window's weight falls on the steps below it in proportion to the time that they
 * share, within the stretches of the clip that count. The mean of the steps, weighted by what fell on them, is then the mean of
 * the windows.
 */
final class VoiceSteps {

	private final Steps steps;
	private final List<TimeSpan> spans;
	private final double[] weights;
	private final double[] seconds;
	private final double[][] sums;
	private final List<String> names;
	private final double[][] furtherSums;

	/**
	 * @param steps of the clip
	 * @param sound of it
	 * @param spans the stretches of its time that alone count, of which no two overlap; empty for all of it
	 */
	VoiceSteps(Steps steps, VoiceReading sound, List<TimeSpan> spans) {
		this.steps = steps;
		this.spans = spans.isEmpty() ? List.of(new TimeSpan(0, Double.POSITIVE_INFINITY)) : spans;
		weights = new double[steps.count()];
		seconds = new double[steps.count()];
		sums = new double[steps.count()][Emotion.count()];
		names = sound.windows().stream().findFirst().map(window -> window.further().names()).orElse(List.of());
		furtherSums = new double[steps.count()][names.size()];
		double heardUntil = 0;
		for (WindowScores window : sound.windows()) {
			int first = steps.at(window.startSeconds());
			int last = steps.at(window.endSeconds());
			double shared = 0;
			for (int step = first; step <= last; step++)
				shared += steps.overlap(step, window.startSeconds(), window.endSeconds());
			for (int step = first; step <= last && shared > 0; step++) {
				double overlap = overlap(step, window.startSeconds(), window.endSeconds());
				add(step, overlap / shared * window.weight(), window);
				seconds[step] += overlap(step, Math.max(heardUntil, window.startSeconds()), window.endSeconds());
			}
			heardUntil = Math.max(heardUntil, window.endSeconds());
		}
		if (sound.voiceSeconds().isPresent())
			for (int step = 0; step < seconds.length; step++)
				seconds[step] = voiceSeconds(step, sound);
	}

	double seconds(int step) {
		return seconds[step];
	}

	double weight(int step) {
		return weights[step];
	}

	/** Returns the mean of the windows over a step, not calibrated; empty if there is none. */
	Optional<Scores> mean(int step) {
		if (weights[step] <= 0)
			return Optional.empty();
		double[] mean = sums[step].clone();
		for (int i = 0; i < mean.length; i++)
			mean[i] /= weights[step];
		return Optional.of(Scores.of(mean));
	}

	/** What the nets tell besides; nothing where there is no mean. */
	NamedValues further(int step) {
		return weights[step] <= 0 || names.isEmpty() ? NamedValues.NONE
				: NamedValues.of(names, Arrays.stream(furtherSums[step]).map(sum -> sum / weights[step]).toArray());
	}

	// -- Helper methods --

	/** Returns how many seconds of a stretch fall into a step and count. */
	private double overlap(int step, double start, double end) {
		double overlap = 0;
		for (TimeSpan span : spans)
			overlap += steps.overlap(step, Math.max(start, span.startSeconds()), Math.min(end, span.endSeconds()));
		return overlap;
	}

	private double voiceSeconds(int step, VoiceReading sound) {
		double voice = 0;
		for (TimeSpan span : spans) {
			double start = Math.max(steps.start(step), span.startSeconds());
			double end = Math.min(steps.end(step), span.endSeconds());
			if (start < end)
				voice += sound.voiceSeconds(start, end).getAsDouble();
		}
		return voice;
	}

	private void add(int step, double weight, WindowScores window) {
		weights[step] += weight;
		for (Emotion emotion : Emotion.all())
			sums[step][emotion.ordinal()] += weight * window.scores().get(emotion);
		for (int i = 0; i < names.size(); i++)
			furtherSums[step][i] += weight * window.further().get(i);
	}
}
