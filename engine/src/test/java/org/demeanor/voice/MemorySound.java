package org.demeanor.voice;

import java.util.function.IntToDoubleFunction;

import org.demeanor.media.SoundReader;

/** A sound that is computed sample by sample and comes in small uneven pieces, as from a decoder. */
public final class MemorySound implements SoundReader {

	private static final int PIECE = 1021;

	private final int length;
	private final double startSeconds;
	private final IntToDoubleFunction signal;
	private int next;

	public MemorySound(int length, double startSeconds, IntToDoubleFunction signal) {
		this.length = length;
		this.startSeconds = startSeconds;
		this.signal = signal;
	}

	public MemorySound(float[] samples) {
		this(samples.length, 0, i -> samples[i]);
	}

	/** Samples that nobody has read. */
	int remaining() {
		return length - next;
	}

	@Override
	public double startSeconds() {
		return startSeconds;
	}

	@Override
	public int read(float[] samples, int offset, int count) {
		if (next == length)
			return -1;
		int read = Math.min(Math.min(PIECE, count), length - next);
		for (int i = 0; i < read; i++)
			samples[offset + i] = (float) signal.applyAsDouble(next++);
		return read;
	}

	@Override
	public void close() {
		// Nothing to release.
	}
}
