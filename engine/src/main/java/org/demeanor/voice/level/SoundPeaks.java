package org.demeanor.voice.level;

import java.util.ArrayList;
import java.util.List;

import org.demeanor.media.SoundReader;
import org.demeanor.media.TimeSpan;

/** The peak of a sound, and where it is more than digital silence. Takes the sound block by block. Not thread-safe. */
public final class SoundPeaks {

	/** A sound whose peak is below this is digital silence: -80 dB of full scale. */
	public static final float SILENCE = 1e-4f;

	/** Samples: 10 ms. Shorter silence is part of a sound, as around each zero of a faint wave. */
	private static final int BLOCK = SoundReader.SAMPLE_RATE / 100;

	/** Numbers of first samples, and of those behind the last ones. */
	private record Stretch(long start, long end) {}

	private final List<Stretch> stretches = new ArrayList<>();
	/** The stretch that goes on; without samples before the first. */
	private long start;
	private long end;
	private long samples;
	private float peak;

	/** Takes the next samples: the first {@code count} of the array. */
	public void add(float[] block, int count) {
		for (int from = 0; from < count; from += BLOCK)
			add(block, from, Math.min(count, from + BLOCK));
		samples += count;
	}

	/** Number of samples so far. */
	public long samples() {
		return samples;
	}

	/** The largest magnitude of a sample so far, full scale = 1; 0 if there are none. */
	public float peak() {
		return peak;
	}

	/**
	 * Returns where the sound so far is not silent for longer than 10 ms, in order of time.
	 *
	 * @param startSeconds time of the first sample
	 */
	public List<TimeSpan> sounding(double startSeconds) {
		List<TimeSpan> spans = new ArrayList<>();
		for (Stretch stretch : stretches)
			spans.add(span(stretch, startSeconds));
		if (end > start)
			spans.add(span(new Stretch(start, end), startSeconds));
		return spans;
	}

	// -- Helper methods --

	private void add(float[] block, int from, int to) {
		float loudest = 0;
		for (int i = from; i < to; i++) {
			float magnitude = Math.abs(block[i]);
			// A comparison, not Math.max: samples are finite, and its care for NaN costs several times as much.
			if (magnitude > loudest)
				loudest = magnitude;
		}
		peak = Math.max(peak, loudest);
		if (loudest < SILENCE)
			return;
		int first = from;
		while (Math.abs(block[first]) < SILENCE)
			first++;
		int last = to - 1;
		while (Math.abs(block[last]) < SILENCE)
			last--;
		if (end == 0 || samples + first - end > BLOCK) {
			if (end > 0)
				stretches.add(new Stretch(start, end));
			start = samples + first;
		}
		end = samples + last + 1;
	}

	private static TimeSpan span(Stretch stretch, double startSeconds) {
		return new TimeSpan(startSeconds + (double) stretch.start / SoundReader.SAMPLE_RATE,
				startSeconds + (double) stretch.end / SoundReader.SAMPLE_RATE);
	}
}
