package org.demeanor.media.ffmpeg;

import java.nio.file.Path;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.Limits;
import org.demeanor.media.MediaFiles;
import org.demeanor.media.Tracks;

/**
 * The frames of a video file by number, in any order, as a virtual stack needs them. Numbers and times are those of
 * {@link Clip#openFrames()}; pixels are the stored ones, square or not. Frames are decoded on demand and not kept.
 * Reading in order is as fast as a reader; elsewhere the file is decoded from the nearest key frame. Thread-safe;
 * closing it frees the native memory, and a later request opens the file again.
 */
public final class VideoFrames implements AutoCloseable {

	/** If a frame is this near ahead, reading on is faster than going to a key frame. */
	private static final int NEAR = 24;

	/** A user scrolls and waits: all cores, as FFmpeg counts them. */
	private static final int THREADS = 0;

	private final FileClip clip;
	private final VideoIndex index;
	private VideoReader reader;
	private int next;

	private VideoFrames(FileClip clip, VideoIndex index) {
		this.clip = clip;
		this.index = index;
	}

	/**
	 * Reads the file's packets once, without decoding them.
	 *
	 * @param tracks whose pictures are read
	 * @throws StageException (stage media) if it is no video that FFmpeg reads, or has no such track
	 */
	public static VideoFrames open(Path file, Tracks tracks) throws StageException {
		MediaFiles.check(file);
		FileClip clip = FileClip.open(file, Limits.DEFAULT).with(tracks);
		return new VideoFrames(clip, VideoIndex.of(file, clip, Limits.DEFAULT));
	}

	/** The number of pictures. */
	public int count() {
		return index.count();
	}

	/** The mean over the whole video; the fallback rate for a single frame. */
	public double intervalSeconds() {
		return index.intervalSeconds();
	}

	/**
	 * When a picture is shown, in seconds of the clip's time.
	 *
	 * @param number from 0
	 */
	public double seconds(int number) {
		return index.exact() ? index.seconds(number) : number * intervalSeconds();
	}

	/** Width of a pixel of the last frame read, upright, over its height; 1 before any was read. */
	public synchronized double pixelAspect() {
		return reader == null ? 1 : reader.pixelAspect();
	}

	/**
	 * One picture as BGR.
	 *
	 * @param number from 0
	 * @throws StageException (stage media) if it cannot be decoded
	 */
	public synchronized Frame get(int number) throws StageException {
		if (number < 0 || number >= count())
			throw new IndexOutOfBoundsException("frame " + number + " of " + count());
		Frame frame = reach(number) ? reader.read() : null;
		if (frame == null) {
			close();
			throw new StageException(Stage.MEDIA, clip.name(),
					"frame " + (number + 1) + " of " + count() + " cannot be decoded");
		}
		next = number + 1;
		return frame;
	}

	@Override
	public synchronized void close() {
		if (reader != null)
			reader.close();
		reader = null;
		next = 0;
	}

	// -- Helper methods --

	/** Brings the reader to just before a frame; false if the video ends earlier. */
	private boolean reach(int number) throws StageException {
		if (reader == null)
			reader = clip.openStored(THREADS);
		if (number < next || number > next + NEAR)
			jump(number);
		for (; next < number; next++)
			if (!reader.skip())
				return false;
		return true;
	}

	private void jump(int number) throws StageException {
		if (index.exact() && reader.seek(number, index.timestamp(number))) {
			next = number;
			return;
		}
		close();
		reader = clip.openStored(THREADS);
	}
}
