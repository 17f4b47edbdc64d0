package org.demeanor.voice;

import java.util.ArrayList;
import java.util.List;

import org.demeanor.model.SpeechOutput;

/**
 * When in a sound somebody speaks. Moments are as long as a step of the net, from the beginning of the sound on; what
 * overlapping windows say of a moment is averaged.
 */
final class SpeechMoments {

	private final SpeechOutput output;
	private final double soundSeconds;
	private final double windowSeconds;
	private final double[] sum;
	private final int[] windows;

	/**
	 * @param output of the net
	 * @param soundSeconds length of the sound
	 * @param windowSeconds length of each window
	 */
	SpeechMoments(SpeechOutput output, double soundSeconds, double windowSeconds) {
		this.output = output;
		this.soundSeconds = soundSeconds;
		this.windowSeconds = windowSeconds;
		sum = new double[(int) Math.ceil(soundSeconds / output.stepSeconds())];
		windows = new int[sum.length];
	}

	/**
	 * Adds what a window says.
	 *
	 * @param start of the window in seconds from the sound's first sample; below 0 where it is padded
	 * @param speech a probability each step
	 */
	void add(double start, float[] speech) {
		double step = output.stepSeconds();
		int first = Math.max(0, (int) Math.floor(start / step));
		for (int moment = first; moment < sum.length; moment++) {
			double place = (moment + .5) * step - start;
			if (place >= windowSeconds)
				return;
			int of = (int) Math.floor(place / step);
			if (of >= 0 && of < speech.length) {
				sum[moment] += speech[of];
				windows[moment]++;
			}
		}
	}

	/** Seconds of speech in a window; 0 if it is too little to tell anything. */
	double seconds(float[] speech) {
		int steps = 0;
		for (float probability : speech)
			if (probability >= output.threshold())
				steps++;
		double seconds = Math.min(windowSeconds, steps * output.stepSeconds());
		return seconds < output.leastSeconds() ? 0 : seconds;
	}

	/**
	 * When somebody speaks.
	 *
	 * @param start of the sound in the clip's time
	 */
	List<SpeechSpan> spans(double start) {
		List<SpeechSpan> spans = new ArrayList<>();
		int from = 0;
		for (int moment = 0; moment <= sum.length; moment++)
			if (moment == sum.length || !isSpeech(moment)) {
				if (moment > from)
					spans.add(new SpeechSpan(start + from * output.stepSeconds(),
							start + Math.min(soundSeconds, moment * output.stepSeconds())));
				from = moment + 1;
			}
		return spans;
	}

	private boolean isSpeech(int moment) {
		return windows[moment] > 0 && sum[moment] / windows[moment] >= output.threshold();
	}
}
