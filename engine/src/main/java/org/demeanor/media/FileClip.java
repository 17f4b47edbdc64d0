package org.demeanor.media;

import java.nio.file.Path;
import java.util.OptionalDouble;

import org.demeanor.Stage;
import org.demeanor.StageException;

/** A file that FFmpeg reads. */
final class FileClip implements Clip {

	private final Path file;
	private final boolean hasFrames;
	private final boolean hasSound;
	private final OptionalDouble durationSeconds;

	private FileClip(Path file, Demuxer probe) {
		this.file = file;
		hasFrames = probe.pictures().isPresent();
		hasSound = probe.sound().isPresent();
		durationSeconds = probe.durationSeconds();
	}

	/** @throws StageException (stage media) if FFmpeg cannot read it or finds neither pictures nor sound */
	static FileClip open(Path file) throws StageException {
		try (Demuxer probe = new Demuxer(file)) {
			FileClip clip = new FileClip(file, probe);
			if (!clip.hasFrames && !clip.hasSound)
				throw new StageException(Stage.MEDIA, file.toString(), "has neither pictures nor sound that can be decoded");
			return clip;
		}
	}

	@Override
	public String name() {
		return file.toString();
	}

	@Override
	public boolean hasFrames() {
		return hasFrames;
	}

	@Override
	public boolean hasSound() {
		return hasSound;
	}

	@Override
	public OptionalDouble durationSeconds() {
		return durationSeconds;
	}

	@Override
	public FrameReader openFrames() throws StageException {
		return reader(file);
	}

	/** A new reader at the first frame of a file. */
	static VideoReader reader(Path file) throws StageException {
		Demuxer demuxer = new Demuxer(file);
		String name = file.toString();
		return new VideoReader(new Decoder(demuxer, demuxer.pictures().orElseThrow(() -> none(demuxer, name, "pictures")),
				name), name);
	}

	@Override
	public SoundReader openSound() throws StageException {
		Demuxer demuxer = new Demuxer(file);
		return new AudioReader(new Decoder(demuxer, demuxer.sound().orElseThrow(() -> none(demuxer, name(), "sound")), name()),
				name());
	}

	private static StageException none(Demuxer demuxer, String name, String what) {
		demuxer.close();
		return new StageException(Stage.MEDIA, name, "has no " + what);
	}
}
