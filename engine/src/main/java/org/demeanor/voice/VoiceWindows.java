package org.demeanor.voice;

import java.util.Arrays;
import java.util.List;

import org.demeanor.StageException;
import org.demeanor.media.SoundReader;
import org.demeanor.media.TimeSpan;
import org.demeanor.voice.level.SoundPeaks;

/**
 * The windows of a sound, one after another, and the peak and length of the whole sound. Memory does not grow with the
 * sound. Leaves the reader open. Not thread-safe.
 */
public final class VoiceWindows {

	private final SoundReader reader;
	private final WindowPlan plan;
	/** The samples of the last window, and those of the next hop. */
	private final float[] current;
	private final float[] hop;
	private final SoundPeaks peaks = new SoundPeaks();
	/** The number of the last window's first sample. */
	private long start;
	private boolean started;
	private boolean ended;

	/**
	 * @param reader at its first sample
	 * @param plan which windows to take
	 */
	public VoiceWindows(SoundReader reader, WindowPlan plan) {
		this.reader = reader;
		this.plan = plan;
		current = new float[plan.length()];
		hop = new float[plan.hop()];
	}

	/**
	 * The next window. After the last one it reads the rest of the sound, so that its peak and length are known.
	 *
	 * @return {@code null} after the last window; at once if the sound has no samples
	 * @throws StageException (stage media) if the sound cannot be decoded
	 */
	public VoiceWindow next() throws StageException {
		VoiceWindow window = started ? following() : first();
		started = true;
		if (window == null)
			readToEnd();
		return window;
	}

	/**
	 * The largest magnitude of a sample in the whole sound, full scale = 1; 0 if there are no samples.
	 *
	 * @throws IllegalStateException before {@link #next()} returned {@code null}
	 */
	public float peak() {
		requireEnd();
		return peaks.peak();
	}

	/**
	 * Whether the whole sound is digital silence, or has no samples.
	 *
	 * @throws IllegalStateException before {@link #next()} returned {@code null}
	 */
	public boolean isSilent() {
		return peak() < SoundPeaks.SILENCE;
	}

	/**
	 * Where the sound is more than digital silence, in the clip's time.
	 *
	 * @throws IllegalStateException before {@link #next()} returned {@code null}
	 */
	public List<TimeSpan> sounding() {
		requireEnd();
		return peaks.sounding(reader.startSeconds());
	}

	/**
	 * Length of the whole sound in seconds.
	 *
	 * @throws IllegalStateException before {@link #next()} returned {@code null}
	 */
	public double soundSeconds() {
		requireEnd();
		return (double) peaks.samples() / SoundReader.SAMPLE_RATE;
	}

	// -- Helper methods --

	private VoiceWindow first() throws StageException {
		float[] head = new float[plan.offset()];
		int skipped = fill(head);
		int length = fill(current);
		if (length > 0) {
			start = skipped;
			return window(0, current, length);
		}
		return skipped > 0 ? window(0, head, skipped) : null;
	}

	/** Moves the window on by a hop, or by the rest of the sound; what the grid adds is silent. */
	private VoiceWindow following() throws StageException {
		int left = fill(hop);
		if (left == 0)
			return null;
		int step = plan.step(left);
		int kept = current.length - step;
		System.arraycopy(current, step, current, 0, kept);
		System.arraycopy(hop, 0, current, kept, left);
		Arrays.fill(current, kept + left, current.length, 0);
		start += step;
		return window(step, current, kept + left);
	}

	private VoiceWindow window(int moved, float[] samples, int length) {
		float[] padded = new float[plan.length()];
		int lead = moved > 0 ? 0 : (padded.length - length) / 2;
		System.arraycopy(samples, 0, padded, lead, length);
		return new VoiceWindow(reader.startSeconds() + (double) start / SoundReader.SAMPLE_RATE, moved, lead, length, padded);
	}

	private void readToEnd() throws StageException {
		while (!ended)
			fill(current);
	}

	/** Fills an array with the next samples. Returns their number, which is smaller than the array only at the end. */
	private int fill(float[] samples) throws StageException {
		int filled = 0;
		while (!ended && filled < samples.length) {
			int count = reader.read(samples, filled, samples.length - filled);
			ended = count < 0;
			filled += Math.max(0, count);
		}
		peaks.add(samples, filled);
		return filled;
	}

	private void requireEnd() {
		if (!ended)
			throw new IllegalStateException("the sound has not been read to its end");
	}
}
