package org.demeanor.media.ffmpeg;

import java.util.List;
import java.util.OptionalDouble;

import org.demeanor.StageException;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.Limits;

/**
 * The frames of a file of which few are read: frames that are skipped are not decoded, unless the next one that is read
 * lies near. Numbers, times and pixels are those of a reader from the start.
 */
final class SeekingReader implements FrameReader {

	/** Opens a reader at the first frame. */
	@FunctionalInterface
	interface Opening {

		VideoReader open() throws StageException;
	}

	/** If a frame is this near ahead, reading on is faster than going to a key frame. */
	private static final int NEAR = 24;

	private final String name;
	private final Limits limits;
	private final VideoIndex index;
	private final Opening opening;
	private VideoReader reader;
	/** The frame that the next call is about, and the one that the reader stands at. */
	private int next;
	private int at;

	/** @param index whose time stamps identify frames */
	SeekingReader(String name, Limits limits, VideoIndex index, Opening opening) {
		this.name = name;
		this.limits = limits;
		this.index = index;
		this.opening = opening;
	}

	@Override
	public Frame read() throws StageException {
		if (next >= index.count() || !reach())
			return null;
		next++;
		at = next;
		return reader.read();
	}

	@Override
	public boolean skip() throws StageException {
		if (next >= index.count())
			return false;
		limits.checkFrames(name, next + 1L);
		next++;
		return true;
	}

	@Override
	public OptionalDouble endSeconds() {
		return next < 2 ? OptionalDouble.empty() : OptionalDouble.of(index.seconds(next - 1) + index.intervalSeconds());
	}

	@Override
	public List<String> notes() {
		return reader == null ? List.of() : reader.notes();
	}

	@Override
	public void recycle(Frame frame) {
		reader.recycle(frame);
	}

	@Override
	public void close() {
		if (reader != null)
			reader.close();
		reader = null;
	}

	// -- Helper methods --

	/** Brings the reader to the next frame; false if the video ends earlier. */
	private boolean reach() throws StageException {
		if (reader == null)
			reader = opening.open();
		if (next > at + NEAR && !jump()) {
			close();
			reader = opening.open();
			at = 0;
		}
		for (; at < next; at++)
			if (!reader.skip())
				return false;
		return true;
	}

	private boolean jump() throws StageException {
		if (!reader.seek(next, index.timestamp(next)))
			return false;
		at = next;
		return true;
	}
}
