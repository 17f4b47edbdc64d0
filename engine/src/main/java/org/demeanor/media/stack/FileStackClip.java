package org.demeanor.media.stack;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.FrameIndex;
import org.demeanor.media.FrameReader;
import org.demeanor.media.Limits;
import org.demeanor.media.SoundReader;

/** A stack of pictures in a file, one after another at a fixed interval. It only describes; each reader opens the file itself. */
public final class FileStackClip implements Clip {

	/** Opens the pictures of a file. */
	@FunctionalInterface
	public interface Opener {

		FilePages open(Path file) throws StageException;
	}

	private final Path file;
	private final Limits limits;
	private final Opener opener;
	private final int count;
	private final FrameInterval interval;

	/**
	 * @param limits beyond which its frames cannot be opened
	 * @param opener of the file
	 * @param probe the pictures of the file, open; stays the caller's
	 */
	public FileStackClip(Path file, Limits limits, Opener opener, FilePages probe) {
		this.file = file;
		this.limits = limits;
		this.opener = opener;
		count = probe.count();
		interval = probe.interval();
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
		return count < 2 ? OptionalDouble.empty() : OptionalDouble.of(count * interval.seconds());
	}

	@Override
	public OptionalDouble framesPerSecond() {
		return interval.framesPerSecond();
	}

	@Override
	public Optional<FrameIndex> frameIndex() {
		return Optional.of(new EvenFrames(count, interval.seconds()));
	}

	@Override
	public FrameReader openFrames() throws StageException {
		limits.checkFrames(name(), count);
		limits.checkDuration(name(), durationSeconds().orElse(0));
		FilePages pages = opener.open(file);
		try {
			limits.checkFrameSize(name(), pages.width(), pages.height());
		}
		catch (StageException tooLarge) {
			pages.close();
			throw tooLarge;
		}
		return new StackReader(pages, pages::close);
	}

	@Override
	public SoundReader openSound() throws StageException {
		throw new StageException(Stage.MEDIA, name(), "has no sound");
	}
}
