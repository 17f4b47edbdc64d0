package org.demeanor.media.ffmpeg;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

import org.demeanor.StageException;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.Limits;

/**
 * The frames of a file that is read in few places: skipped frames are not decoded, unless one that is read needs them.
 * Numbers, times and pixels are those of a reader from the start.
 */
final class SeekingReader implements FrameReader {

	/** Opens a reader at the first frame. */
	@FunctionalInterface
	interface Opening {

		VideoReader open() throws StageException;
	}

	/** If a key frame is this near ahead, reading on is faster than going to it. */
	private static final int NEAR = 8;

	private final String name;
	private final Limits limits;
	private final VideoIndex index;
	private final IntPredicate read;
	private final Opening opening;
	private VideoReader reader;
	private boolean seeks = true;
	/** The frame that the next call is about, and the one that the reader stands at. */
	private int next;
	private int at;
	/** Whether the reader can only go to another key frame. */
	private boolean spent;

	/**
	 * @param index whose time stamps identify frames
	 * @param read whether the frame with this number will be read
	 */
	SeekingReader(String name, Limits limits, VideoIndex index, IntPredicate read, Opening opening) {
		this.name = name;
		this.limits = limits;
		this.index = index;
		this.read = read;
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
	public OptionalDouble cutOffSeconds() {
		return reader == null ? OptionalDouble.empty() : reader.cutOffSeconds();
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
		int key = index.keyBefore(next);
		if (key > at + NEAR || spent)
			return jump(key);
		return at == next || reader.readOn(next, index.timestamp(next));
	}

	private boolean jump(int key) throws StageException {
		long timestamp = index.timestamp(next);
		spent = seeks && key == next && isAlone() && reader.seekAlone(next, timestamp);
		if (spent || seeks && reader.seek(next, timestamp))
			return true;
		if (seeks) {
			seeks = false;
			close();
			reader = opening.open();
		}
		return key < 0 ? reader.readOn(next, timestamp) : reader.skipTo(index.timestamp(key), next, timestamp);
	}

	/** Whether the frame behind the next one that is read needs none before another key frame. */
	private boolean isAlone() {
		int following = next + 1;
		while (following < index.count() && !read.test(following))
			following++;
		return following == index.count() || index.keyBefore(following) > next;
	}
}
