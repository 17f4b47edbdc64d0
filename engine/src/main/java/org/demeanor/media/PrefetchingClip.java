package org.demeanor.media;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.IntPredicate;

import org.demeanor.StageException;

/**
 * A clip whose frames are decoded on a separate thread, a few ahead of their reader. It knows beforehand which frames
 * will be read; the others can only be skipped.
 */
public final class PrefetchingClip extends ForwardingClip {

	/** Frames that wait for their reader: enough that neither side waits often; 12 MB of full HD. */
	private static final int AHEAD = 2;

	private final IntPredicate read;

	/** @param read whether the frame with this number will be read */
	public PrefetchingClip(Clip clip, IntPredicate read) {
		super(clip);
		this.read = read;
	}

	@Override
	protected FrameReader wrap(FrameReader frames) {
		return new Reader(frames);
	}

	/** Some frames that were skipped, and what came behind them: a frame, the end, or an error. */
	private record Step(int skipped, Frame frame, boolean end, Throwable failure) {

		boolean last() {
			return end || failure != null;
		}
	}

	private final class Reader implements FrameReader {

		private final FrameReader frames;
		private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(AHEAD);
		private final Thread decoding;
		/** What comes next; {@code null} if that has to be waited for. */
		private Step next;
		/** How many of its skipped frames the reader has still to skip. */
		private int left;

		Reader(FrameReader frames) {
			this.frames = frames;
			decoding = new Thread(this::decode, "frames ahead");
			decoding.setDaemon(true);
			decoding.start();
		}

		@Override
		public Frame read() throws StageException {
			await();
			if (left > 0)
				throw new IllegalStateException("a frame that was not asked for is read");
			return outcome().frame;
		}

		@Override
		public boolean skip() throws StageException {
			await();
			if (left == 0)
				return !outcome().end;
			left--;
			return true;
		}

		@Override
		public void recycle(Frame frame) {
			frames.recycle(frame);
		}

		@Override
		public OptionalDouble endSeconds() {
			return frames.endSeconds();
		}

		@Override
		public OptionalDouble cutOffSeconds() {
			return frames.cutOffSeconds();
		}

		@Override
		public List<String> notes() {
			return frames.notes();
		}

		/** Waits for the frame being decoded: the native memory is in use until then. */
		@Override
		public void close() {
			decoding.interrupt();
			boolean interrupted = false;
			while (decoding.isAlive())
				try {
					decoding.join();
				}
				catch (InterruptedException later) {
					interrupted = true;
				}
			frames.close();
			if (interrupted)
				Thread.currentThread().interrupt();
		}

		private void await() {
			if (next != null)
				return;
			try {
				next = steps.take();
				left = next.skipped;
			}
			catch (InterruptedException interrupted) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException("interrupted while waiting for a frame", interrupted);
			}
		}

		/** What came behind the skipped frames; the end and an error stay. */
		private Step outcome() throws StageException {
			Step step = next;
			if (!step.last())
				next = null;
			if (step.failure instanceof StageException failed)
				throw failed;
			if (step.failure instanceof Error fatal)
				throw fatal;
			if (step.failure != null)
				throw new IllegalStateException(step.failure);
			return step;
		}

		private void decode() {
			try {
				Step step;
				int frame = 0;
				do {
					step = step(frame);
					frame += step.skipped + 1;
					steps.put(step);
				}
				while (!step.last());
			}
			catch (InterruptedException closed) {
				Thread.currentThread().interrupt();
			}
		}

		/** Skips frames up to one that is read, and reads that. */
		private Step step(int first) throws InterruptedException {
			int frame = first;
			try {
				for (; !read.test(frame); frame++) {
					if (Thread.interrupted())
						throw new InterruptedException();
					if (!frames.skip())
						return new Step(frame - first, null, true, null);
				}
				Frame decoded = frames.read();
				return new Step(frame - first, decoded, decoded == null, null);
			}
			catch (StageException | RuntimeException | Error failed) {
				return new Step(frame - first, null, false, failed);
			}
		}
	}
}
