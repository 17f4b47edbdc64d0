package org.demeanor.media;

import java.util.List;
import java.util.OptionalDouble;

import org.demeanor.StageException;

/** Reads frames as another reader does, but for what a subclass changes. */
public abstract class ForwardingFrameReader implements FrameReader {

	private final FrameReader frames;

	/** @param frames closed with this */
	protected ForwardingFrameReader(FrameReader frames) {
		this.frames = frames;
	}

	@Override
	public Frame read() throws StageException {
		return frames.read();
	}

	@Override
	public boolean skip() throws StageException {
		return frames.skip();
	}

	@Override
	public final void recycle(Frame frame) {
		frames.recycle(frame);
	}

	@Override
	public final OptionalDouble endSeconds() {
		return frames.endSeconds();
	}

	@Override
	public final OptionalDouble cutOffSeconds() {
		return frames.cutOffSeconds();
	}

	@Override
	public final List<String> notes() {
		return frames.notes();
	}

	@Override
	public final void close() {
		frames.close();
	}
}
