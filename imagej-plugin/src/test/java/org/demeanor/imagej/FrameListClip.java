package org.demeanor.imagej;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;

import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.SoundReader;

/** Decoded frames as they are, with no image between them and the engine. */
record FrameListClip(String name, List<Frame> frames) implements Clip {

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
	public SoundReader openSound() {
		throw new UnsupportedOperationException();
	}

	@Override
	public FrameReader openFrames() {
		Iterator<Frame> left = frames.iterator();
		return new FrameReader() {

			@Override
			public Frame read() {
				return left.hasNext() ? left.next() : null;
			}

			@Override
			public boolean skip() {
				return read() != null;
			}

			@Override
			public void close() {}
		};
	}
}
