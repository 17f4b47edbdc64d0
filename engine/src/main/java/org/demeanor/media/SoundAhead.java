package org.demeanor.media;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import org.demeanor.BackgroundTask;
import org.demeanor.StageException;

/** A sound that is decoded on a separate thread, a few seconds ahead of its reader, who gets the same samples and errors. */
public final class SoundAhead implements SoundReader {

	/** Samples in a block: few enough that a short sound does not wait for the whole of it. */
	private static final int BLOCK = SAMPLE_RATE / 2;

	/** Blocks that wait for their reader: 4 s, more than it hears at a time, in 800 KB. */
	private static final int AHEAD = 8;

	/** Comes behind the last samples, also where an error ended them. */
	private static final float[] END = {};

	private final SoundReader sound;
	private final double startSeconds;
	private final BlockingQueue<float[]> blocks = new ArrayBlockingQueue<>(AHEAD);
	private final BackgroundTask<Void, StageException> decoding;
	private volatile boolean closed;
	private float[] block = new float[0];
	private int used;

	/** @param sound at its first sample; closed with this one */
	public SoundAhead(SoundReader sound) {
		this.sound = sound;
		startSeconds = sound.startSeconds();
		decoding = new BackgroundTask<>(this::decode, true);
	}

	@Override
	public double startSeconds() {
		return startSeconds;
	}

	@Override
	public int read(float[] samples, int offset, int length) throws StageException {
		while (used == block.length && block != END) {
			block = take();
			used = 0;
		}
		if (block == END) {
			decoding.get();
			return -1;
		}
		int count = Math.min(length, block.length - used);
		System.arraycopy(block, used, samples, offset, count);
		used += count;
		return count;
	}

	@Override
	public OptionalDouble cutOffSeconds() {
		return sound.cutOffSeconds();
	}

	@Override
	public List<String> notes() {
		return sound.notes();
	}

	/** Waits for what is being decoded: the native memory is in use until then. */
	@Override
	public void close() {
		closed = true;
		// Makes room for all that the other thread may still put.
		blocks.clear();
		try {
			decoding.get();
		}
		catch (StageException | RuntimeException | Error failed) {
			// The reader has met it, or did not read so far.
		}
		finally {
			sound.close();
		}
	}

	// -- Helper methods --

	private float[] take() {
		try {
			return blocks.take();
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted while waiting for sound", interrupted);
		}
	}

	/** What was read before an error comes before it. */
	private Void decode() throws StageException {
		float[] samples = new float[BLOCK];
		int filled = 0;
		try {
			for (int count = 0; count >= 0 && !closed; filled += Math.max(0, count)) {
				if (filled == BLOCK) {
					put(samples);
					samples = new float[BLOCK];
					filled = 0;
				}
				count = sound.read(samples, filled, BLOCK - filled);
			}
		}
		finally {
			put(Arrays.copyOf(samples, filled));
			put(END);
		}
		return null;
	}

	private void put(float[] next) {
		try {
			blocks.put(next);
		}
		catch (InterruptedException neverDone) {
			Thread.currentThread().interrupt();
		}
	}
}
