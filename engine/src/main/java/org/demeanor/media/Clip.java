package org.demeanor.media;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

import org.demeanor.StageException;

/**
 * Something with pictures, sound, or both: a media file, a still image, an opened image stack. A clip only describes.
 * Each reader decodes on its own from the start, so two threads can read frames and sound at the same time.
 * <pre>{@code
 * Clip clip = Clips.open(Path.of("film.mp4"));
 * if (clip.hasFrames())
 * 	try (FrameReader frames = clip.openFrames()) {
 * 		for (Frame frame = frames.read(); frame != null; frame = frames.read())
 * 			System.out.println(frame.timeSeconds() + " s: " + frame.width() + " x " + frame.height());
 * 	}
 * }</pre>
 */
public interface Clip {

	/** The name in tables and messages: a file's path as given, an image's title. */
	String name();

	/** Whether there is at least one picture stream. */
	boolean hasFrames();

	/** Whether there is a sound stream. It may still be digital silence. */
	boolean hasSound();

	/** Numbers of the picture tracks, from 1, the likeliest to show what the clip is about first; that one is read. */
	default List<Integer> pictureTracks() {
		return hasFrames() ? List.of(1) : List.of();
	}

	/** Numbers of the sound tracks, from 1, the likeliest to have what the clip is about first; that one is read. */
	default List<Integer> soundTracks() {
		return hasSound() ? List.of(1) : List.of();
	}

	/**
	 * The same clip, of which other tracks are read. One that is not there fails when it is opened. Clips that have no
	 * choice stay as they are.
	 */
	default Clip with(Tracks tracks) {
		return this;
	}

	/** Length in seconds as the container or the stack says; empty if it does not say. */
	OptionalDouble durationSeconds();

	/** Mean frames a second as the container or the stack says, above 0; empty if it does not say. */
	default OptionalDouble framesPerSecond() {
		return OptionalDouble.empty();
	}

	/**
	 * A new reader at the first frame.
	 *
	 * @throws StageException (stage media) if the pictures cannot be decoded, or if there are none
	 */
	FrameReader openFrames() throws StageException;

	/**
	 * As above, for a caller that has threads to spare and knows which frames it will read.
	 *
	 * @param threads that may decode, at least 1
	 * @param read whether the frame with this number will be read; others can only be skipped, and may stay undecoded
	 */
	default FrameReader openFrames(int threads, IntPredicate read) throws StageException {
		return openFrames();
	}

	/**
	 * Where the frames are. Afterwards {@link #openFrames(int, IntPredicate)} goes to the frames that will be read, and
	 * decodes none but those needed for them.
	 *
	 * @return empty if only decoding tells
	 * @throws StageException (stage media) if the pictures cannot be read
	 */
	default Optional<FrameIndex> frameIndex() throws StageException {
		return Optional.empty();
	}

	/**
	 * A new reader at the first sample.
	 *
	 * @throws StageException (stage media) if the sound cannot be decoded, or if there is none
	 */
	SoundReader openSound() throws StageException;

	/**
	 * As above, for a caller that needs only stretches of the clip's time: samples elsewhere may be zeros, and the sound may
	 * end with the last stretch.
	 *
	 * @param stretches whose samples are those of the whole sound; empty for all of it
	 */
	default SoundReader openSound(List<TimeSpan> stretches) throws StageException {
		return openSound();
	}

	/** Lets go of what is held ready for a first reader. Readers go on, and new ones can be opened. */
	default void release() {
		// Usually nothing is.
	}
}
