package org.demeanor.media.ffmpeg;

import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

import org.bytedeco.ffmpeg.avformat.AVStream;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.FrameReader;
import org.demeanor.media.Limits;
import org.demeanor.media.Orientation;
import org.demeanor.media.SoundReader;

/** A file that FFmpeg reads. */
public final class FileClip implements Clip {

	private final Path file;
	private final Limits limits;
	private final boolean hasFrames;
	private final boolean hasSound;
	private final OptionalDouble durationSeconds;
	private final OptionalDouble framesPerSecond;

	private FileClip(Path file, Demuxer probe, Limits limits) {
		this.file = file;
		this.limits = limits;
		hasFrames = probe.pictures().isPresent();
		hasSound = probe.sound().isPresent();
		durationSeconds = probe.durationSeconds();
		framesPerSecond = probe.pictures().map(VideoReader::toldRate).orElse(OptionalDouble.empty());
	}

	/**
	 * @throws StageException (stage media) if FFmpeg cannot read it or finds neither pictures nor sound, or if it is
	 *        beyond a limit
	 */
	public static FileClip open(Path file, Limits limits) throws StageException {
		try (Demuxer probe = new Demuxer(file)) {
			FileClip clip = new FileClip(file, probe, limits);
			if (!clip.hasFrames && !clip.hasSound)
				throw new StageException(Stage.MEDIA, file.toString(), "has neither pictures nor sound that can be decoded");
			AVStream pictures = probe.pictures().orElse(null);
			if (pictures != null)
				limits.checkFrameSize(clip.name(), pictures.codecpar().width(), pictures.codecpar().height());
			limits.checkDuration(clip.name(), clip.durationSeconds.orElse(0));
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
	public OptionalDouble framesPerSecond() {
		return framesPerSecond;
	}

	@Override
	public FrameReader openFrames() throws StageException {
		return reader(file, limits, 1, true);
	}

	@Override
	public FrameReader openFrames(int threads, IntPredicate read) throws StageException {
		Demuxer demuxer = new Demuxer(file);
		return new VideoReader(new Decoder(demuxer, pictures(demuxer, name()), name(), threads, read), name(), limits,
				orientation(file, demuxer), true);
	}

	/**
	 * A new reader at the first frame of a file, any of which may be read.
	 *
	 * @param square whether frames get square pixels; else they keep the stored ones
	 */
	static VideoReader reader(Path file, Limits limits, int threads, boolean square) throws StageException {
		Demuxer demuxer = new Demuxer(file);
		String name = file.toString();
		return new VideoReader(new Decoder(demuxer, pictures(demuxer, name), name, threads), name, limits,
				orientation(file, demuxer), square);
	}

	@Override
	public SoundReader openSound() throws StageException {
		Demuxer demuxer = new Demuxer(file);
		return new AudioReader(new Decoder(demuxer, demuxer.sound().orElseThrow(() -> none(demuxer, name(), "sound")), name(), 1),
				name(), limits);
	}

	/** The orientation if frames do not say it. */
	private static Orientation orientation(Path file, Demuxer demuxer) {
		return demuxer.isStill() ? ExifOrientation.of(file) : Orientation.UPRIGHT;
	}

	private static AVStream pictures(Demuxer demuxer, String name) throws StageException {
		return demuxer.pictures().orElseThrow(() -> none(demuxer, name, "pictures"));
	}

	private static StageException none(Demuxer demuxer, String name, String what) {
		demuxer.close();
		return new StageException(Stage.MEDIA, name, "has no " + what);
	}
}
