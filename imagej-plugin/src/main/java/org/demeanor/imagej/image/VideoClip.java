package org.demeanor.imagej.image;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.FrameIndex;
import org.demeanor.media.FrameReader;
import org.demeanor.media.SoundReader;
import org.demeanor.media.Tracks;

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
	public List<Integer> soundTracks() {
		return sound.map(Clip::soundTracks).orElse(List.of());
	}

	/** The pictures stay those that are shown. */
	@Override
	public Clip with(Tracks tracks) {
		return new VideoClip(name, video, sound.map(clip -> clip.with(tracks)));
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
	public Optional<FrameIndex> frameIndex() throws StageException {
		return video.frameIndex();
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
