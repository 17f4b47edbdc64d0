package org.demeanor.voice.mel;

import java.util.Arrays;

/** Power spectra of windowed frames of a sound, many at a time. Not thread-safe. */
interface PowerSpectra {

	/** The most frames at a time: loops over fewer are too short for vector instructions, and more do not fit into the cache. */
	int BATCH = 32;

	/**
	 * By the fastest way for frames of this length.
	 *
	 * @param window what the samples of a frame are multiplied by; of even length
	 */
	static PowerSpectra of(double[] window) {
		return Integer.bitCount(window.length) == 1 && window.length > 2 ? new BatchedSpectra(window) : new SingleSpectra(window);
	}

	/**
	 * The power spectra of some frames, not normalised. The spectrum of a frame does not depend on the others.
	 *
	 * @param sound continued with zeros at both ends
	 * @param starts of the frames: numbers of samples, also below 0
	 * @param from the first of them to be used
	 * @param count how many of them, at most {@link #BATCH}
	 * @return [window / 2 + 1][BATCH], from 0 Hz to half of the sample rate the powers of these frames; valid until the next
	 *         call
	 */
	double[][] of(float[] sound, int[] starts, int from, int count);

	/** Copies the part of a frame that lies in the sound, and fills the rest with zeros. */
	static void copy(float[] sound, int start, float[] frame, int at, int length) {
		int first = Math.min(length, Math.max(0, -start));
		int end = Math.max(first, Math.min(length, sound.length - start));
		Arrays.fill(frame, at, at + first, 0);
		if (end > first)
			System.arraycopy(sound, start + first, frame, at + first, end - first);
		Arrays.fill(frame, at + end, at + length, 0);
	}
}
