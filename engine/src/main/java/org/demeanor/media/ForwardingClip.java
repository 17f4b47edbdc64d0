package org.demeanor.media;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

import org.demeanor.StageException;

/** Describes a clip as another one does; a subclass changes its readers. */
public abstract class ForwardingClip implements Clip {

	private final Clip clip;

	/** @param clip to describe and to read */
	protected ForwardingClip(Clip clip) {
		this.clip = clip;
	}

	@Override
	public final String name() {
		return clip.name();
	}

	@Override
	public final boolean hasFrames() {
		return clip.hasFrames();
	}

	@Override
	public final boolean hasSound() {
		return clip.hasSound();
	}

	@Override
	public final List<Integer> pictureTracks() {
		return clip.pictureTracks();
	}

	@Override
	public final List<Integer> soundTracks() {
		return clip.soundTracks();
	}

	/** What is read of the other tracks goes through this one's readers too. */
	@Override
	public final Clip with(Tracks tracks) {
		ForwardingClip readers = this;
		return new ForwardingClip(clip.with(tracks)) {

			@Override
			protected FrameReader wrap(FrameReader frames) {
				return readers.wrap(frames);
			}

			@Override
			protected SoundReader wrap(SoundReader sound) {
				return readers.wrap(sound);
			}
		};
	}

	@Override
	public final OptionalDouble durationSeconds() {
		return clip.durationSeconds();
	}

	@Override
	public final OptionalDouble framesPerSecond() {
		return clip.framesPerSecond();
	}

	@Override
	public final FrameReader openFrames() throws StageException {
		return wrap(clip.openFrames());
	}

	@Override
	public final FrameReader openFrames(int threads, IntPredicate read) throws StageException {
		return wrap(clip.openFrames(threads, read));
	}

	@Override
	public final Optional<FrameIndex> frameIndex() throws StageException {
		return clip.frameIndex();
	}

	@Override
	public final SoundReader openSound() throws StageException {
		return wrap(clip.openSound());
	}

	@Override
	public final SoundReader openSound(List<TimeSpan> stretches) throws StageException {
		return wrap(clip.openSound(stretches));
	}

	@Override
	public final void release() {
		clip.release();
	}

	/** @param frames of the clip, at the first one; closed with the returned reader */
	protected abstract FrameReader wrap(FrameReader frames);

	/** @param sound of the clip, at its first sample; closed with the returned reader */
	protected SoundReader wrap(SoundReader sound) {
		return sound;
	}
}
