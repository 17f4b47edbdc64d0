package org.demeanor.imagej.image;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.FrameReader;
import org.demeanor.media.SoundReader;

/**
 * The pictures of a video file under an image's title.
 *
 * @param sound a clip whose sound goes with them; it may be another file's
 */
record VideoClip(String name, Clip video, Optional<Clip> sound) implements Clip {

	@Override
	public boolean hasFrames() {
		return true;
	}

	@Override
	public boolean hasSound() {
		return sound.isPresent();
	}

	@Override
	public OptionalDouble durationSeconds() {
		return video.durationSeconds();
	}

	@Override
	public OptionalDouble framesPerSecond() {
		return video.framesPerSecond();
	}

	@Override
	public FrameReader openFrames() throws StageException {
		return video.openFrames();
	}

	@Override
	public FrameReader openFrames(int threads, IntPredicate read) throws StageException {
		return video.openFrames(threads, read);
	}

	@Override
	public SoundReader openSound() throws StageException {
		return sound.orElseThrow().openSound();
	}
}
