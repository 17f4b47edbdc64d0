package org.demeanor.imagej;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.SoundReader;

/** A clip of black pixels without end that keeps what it is asked. */
public final class RecordingClip implements Clip {

	public final List<Frame> recycled = new ArrayList<>();
	/** Threads of the last reader, and whether it was told that frame 1 will be read. */
	public String opened = "";

	@Override
	public String name() {
		return "recording";
	}

	@Override
	public boolean hasFrames() {
		return true;
	}

	@Override
	public boolean hasSound() {
		return false;
	}

	@Override
	public OptionalDouble durationSeconds() {
		return OptionalDouble.empty();
	}

	@Override
	public FrameReader openFrames() {
		return openFrames(1, frame -> true);
	}

	@Override
	public FrameReader openFrames(int threads, IntPredicate read) {
		opened = threads + " " + read.test(1);
		return new FrameReader() {

			private int next;

			@Override
			public Frame read() {
				return new Frame(next, next++, 1, 1, new byte[3]);
			}

			@Override
			public boolean skip() {
				next++;
				return true;
			}

			@Override
			public void recycle(Frame frame) {
				recycled.add(frame);
			}

			@Override
			public void close() {
				// Nothing to release.
			}
		};
	}

	@Override
	public SoundReader openSound() {
		throw new IllegalStateException("there is no sound");
	}
}
