package org.demeanor.media.stack;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.FrameIndex;
import org.demeanor.media.FrameReader;
import org.demeanor.media.SoundReader;
import org.demeanor.media.Tracks;

/** An image stack as a clip: one picture after another at a fixed interval. Pictures are read only when needed. */
public class StackClip implements Clip {

	private final String name;
	private final FrameSource source;
	private final Optional<Clip> sound;

	/**
	 * A clip without sound.
	 *
	 * @param name for messages and tables
	 * @param source of the pictures
	 */
	public StackClip(String name, FrameSource source) {
		this(name, source, Optional.empty());
	}

	/**
	 * @param name for messages and tables
	 * @param source of the pictures
	 * @param sound a clip whose sound belongs to them
	 */
	public StackClip(String name, FrameSource source, Optional<Clip> sound) {
		this.name = name;
		this.source = source;
		this.sound = sound;
	}

	@Override
	public String name() {
		return name;
	}

	@Override
	public boolean hasFrames() {
		return source.count() > 0;
	}

	@Override
	public boolean hasSound() {
		return sound.map(Clip::hasSound).orElse(false);
	}

	@Override
	public List<Integer> soundTracks() {
		return sound.map(Clip::soundTracks).orElse(List.of());
	}

	@Override
	public Clip with(Tracks tracks) {
		return new StackClip(name, source, sound.map(clip -> clip.with(tracks)));
	}

	@Override
	public OptionalDouble durationSeconds() {
		return source.count() < 2 ? OptionalDouble.empty() : OptionalDouble.of(source.count() * source.interval().seconds());
	}

	@Override
	public OptionalDouble framesPerSecond() {
		return source.interval().framesPerSecond();
	}

	@Override
	public Optional<FrameIndex> frameIndex() {
		return Optional.of(new EvenFrames(source.count(), source.interval().seconds()));
	}

	@Override
	public FrameReader openFrames() {
		return new StackReader(source, () -> {});
	}

	@Override
	public SoundReader openSound() throws StageException {
		return sound.orElseThrow(() -> new StageException(Stage.MEDIA, name, "has no sound")).openSound();
	}
}
