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

	/** Frames that wait for their reader: enough that neither side waits often; 11 MB of full HD. */
	private static final int AHEAD = 4;

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

	/** The outcome for a frame: the frame, nothing because it was skipped, the end, or an error. */
	private record Step(Frame frame, boolean end, Throwable failure) {

		private static final Step SKIPPED = new Step(null, false, null);
		private static final Step END = new Step(null, true, null);

		boolean last() {
			return end || failure != null;
		}
	}

	private final class Reader implements FrameReader {

		private final FrameReader frames;
		private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(AHEAD);
		private final Thread decoding;
		private Step last;

		Reader(FrameReader frames) {
			this.frames = frames;
			decoding = new Thread(this::decode, "frames ahead");
			decoding.setDaemon(true);
			decoding.start();
		}

		@Override
		public Frame read() throws StageException {
			Step step = next();
			if (step == Step.SKIPPED)
				throw new IllegalStateException("a frame that was not asked for is read");
			return step.frame;
		}

		@Override
		public boolean skip() throws StageException {
			return !next().end;
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

		private Step next() throws StageException {
			if (last == null || !last.last())
				try {
					last = steps.take();
				}
				catch (InterruptedException interrupted) {
					Thread.currentThread().interrupt();
					throw new IllegalStateException("interrupted while waiting for a frame", interrupted);
				}
			if (last.failure instanceof StageException failed)
				throw failed;
			if (last.failure instanceof Error fatal)
				throw fatal;
			if (last.failure != null)
				throw new IllegalStateException(last.failure);
			return last;
		}

		private void decode() {
			try {
				Step step = Step.SKIPPED;
				for (int i = 0; !step.last(); i++) {
					step = step(i);
					steps.put(step);
				}
			}
			catch (InterruptedException closed) {
				Thread.currentThread().interrupt();
			}
		}

		private Step step(int frame) {
			try {
				if (!read.test(frame))
					return frames.skip() ? Step.SKIPPED : Step.END;
				Frame decoded = frames.read();
				return decoded == null ? Step.END : new Step(decoded, false, null);
			}
			catch (StageException | RuntimeException | Error failed) {
				return new Step(null, false, failed);
			}
		}
	}
}
