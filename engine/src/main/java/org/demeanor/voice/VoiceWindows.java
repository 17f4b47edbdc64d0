package org.demeanor.voice;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;

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
	private final DoublePredicate wanted;
	/** The samples of the last window, and those of the next hop. */
	private final float[] current;
	private final float[] hop;
	private final SoundPeaks peaks = new SoundPeaks();
	/** The number of the last window's first sample, how many are the sound's own, and how many it moved on. */
	private long start;
	private int length;
	private int moved;
	private boolean started;
	private boolean ended;

	/**
	 * @param reader at its first sample
	 * @param plan which windows to take
	 */
	public VoiceWindows(SoundReader reader, WindowPlan plan) {
		this(reader, plan, start -> true);
	}

	/**
	 * As above, some of them.
	 *
	 * @param wanted whether the window that begins then, in seconds of the clip's time, is taken
	 */
	VoiceWindows(SoundReader reader, WindowPlan plan, DoublePredicate wanted) {
		this.reader = reader;
		this.plan = plan;
		this.wanted = wanted;
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
		boolean leftOut = false;
		while (started ? goOn() : begin()) {
			started = true;
			if (wanted.test(startSeconds()))
				return leftOut ? window().alone() : window();
			leftOut = true;
		}
		started = true;
		readToEnd();
		return null;
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

	/** False if the sound has no samples. One that ends before the offset is taken whole. */
	private boolean begin() throws StageException {
		float[] head = new float[plan.offset()];
		int skipped = fill(head);
		length = fill(current);
		if (length > 0) {
			start = skipped;
			return true;
		}
		System.arraycopy(head, 0, current, 0, skipped);
		length = skipped;
		return skipped > 0;
	}

	/** Moves the window on by a hop, or by the rest of the sound; what the grid adds is silent. False at the end. */
	private boolean goOn() throws StageException {
		int left = fill(hop);
		if (left == 0)
			return false;
		moved = plan.step(left);
		int kept = current.length - moved;
		System.arraycopy(current, moved, current, 0, kept);
		System.arraycopy(hop, 0, current, kept, left);
		Arrays.fill(current, kept + left, current.length, 0);
		start += moved;
		length = kept + left;
		return true;
	}

	private double startSeconds() {
		return reader.startSeconds() + (double) start / SoundReader.SAMPLE_RATE;
	}

	private VoiceWindow window() {
		float[] padded = new float[plan.length()];
		int lead = moved > 0 ? 0 : (padded.length - length) / 2;
		System.arraycopy(current, 0, padded, lead, length);
		return new VoiceWindow(startSeconds(), moved, lead, length, padded);
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
