package org.demeanor.media.bioformats;

import java.nio.file.Path;
import java.util.OptionalDouble;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.Limits;
import org.demeanor.media.SoundReader;
import org.demeanor.media.StackClip;

/** A file that only Bio-Formats opens. It only describes; each reader opens the file itself. */
public final class BioFormatsClip implements Clip {

	private final Path file;
	private final int count;
	private final double intervalSeconds;

	private BioFormatsClip(Path file, BioFormatsPlanes probe) {
		this.file = file;
		count = probe.count();
		intervalSeconds = probe.intervalSeconds();
	}

	/** @throws StageException (stage media) if Bio-Formats cannot read it either, or if it is beyond a limit */
	public static BioFormatsClip open(Path file, Limits limits) throws StageException {
		try (BioFormatsPlanes probe = new BioFormatsPlanes(file)) {
			BioFormatsClip clip = new BioFormatsClip(file, probe);
			limits.checkFrameSize(clip.name(), probe.width(), probe.height());
			limits.checkFrames(clip.name(), clip.count);
			limits.checkDuration(clip.name(), clip.durationSeconds().orElse(0));
			return clip;
		}
	}

	@Override
	public String name() {
		return file.toString();
	}

	@Override
	public boolean hasFrames() {
		return count > 0;
	}

	@Override
	public boolean hasSound() {
		return false;
	}

	@Override
	public OptionalDouble durationSeconds() {
		return count < 2 ? OptionalDouble.empty() : OptionalDouble.of(count * intervalSeconds);
	}

	@Override
	public OptionalDouble framesPerSecond() {
		return OptionalDouble.of(1 / intervalSeconds);
	}

	@Override
	public FrameReader openFrames() throws StageException {
		BioFormatsPlanes planes = new BioFormatsPlanes(file);
		FrameReader frames = new StackClip(name(), planes).openFrames();
		return new FrameReader() {

			@Override
			public Frame read() throws StageException {
				return frames.read();
			}

			@Override
			public boolean skip() throws StageException {
				return frames.skip();
			}

			@Override
			public void close() {
				planes.close();
			}
		};
	}

	@Override
	public SoundReader openSound() throws StageException {
		throw new StageException(Stage.MEDIA, name(), "has no sound");
	}
}
