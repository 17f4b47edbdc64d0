package org.demeanor.media.stack;

import java.util.ArrayList;
import java.util.List;

import org.demeanor.StageException;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;

/** The pictures of a stack in their order. */
final class StackReader implements FrameReader {

	private final FrameSource source;
	private final Runnable close;
	private int next;

	/** @param close what to do when it is closed */
	StackReader(FrameSource source, Runnable close) {
		this.source = source;
		this.close = close;
	}

	@Override
	public Frame read() throws StageException {
		return next < source.count() ? source.get(next++) : null;
	}

	@Override
	public boolean skip() {
		return next++ < source.count();
	}

	/** A single picture has no interval that could be wrong. */
	@Override
	public List<String> notes() {
		List<String> notes = new ArrayList<>(source.notes());
		if (source.count() > 1)
			notes.addAll(source.interval().notes());
		return notes;
	}

	@Override
	public void close() {
		close.run();
	}
}
