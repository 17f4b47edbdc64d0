package org.demeanor.media.open;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.ClipReader;
import org.demeanor.media.Limits;
import org.demeanor.media.MediaFiles;
import org.demeanor.media.bioformats.BioFormatsReader;
import org.demeanor.media.ffmpeg.FfmpegReader;
import org.demeanor.media.tiff.TiffReader;

/**
 * Opens files as clips, by the first reader that can.
 * <pre>{@code
 * Clip clip = Clips.open(Path.of("film.mp4"));   // StageException: no such file, no reader, beyond a limit
 * }</pre>
 */
public final class Clips {

	/** All readers, in the order in which they are tried. One line adds another one. */
	private static final List<ClipReader> READERS = List.of(new TiffReader(), new FfmpegReader(), new BioFormatsReader());
	private static final List<ClipReader> READY = READERS.stream().<ClipReader>map(reader -> reader::openReady).toList();

	private Clips() {}

	/**
	 * Within the {@linkplain Limits#DEFAULT default limits}.
	 *
	 * @param file a video, a sound or a still image
	 * @throws StageException (stage media) if there is no such file or nothing can read it
	 */
	public static Clip open(Path file) throws StageException {
		return open(file, Limits.DEFAULT);
	}

	/**
	 * @param file a video, a sound or a still image
	 * @param limits beyond which it is refused, now or while it is read
	 * @throws StageException (stage media) if there is no such file, nothing can read it, or it is beyond a limit
	 */
	public static Clip open(Path file, Limits limits) throws StageException {
		return open(file, limits, READERS);
	}

	/**
	 * As above, for a caller that reads the clip once, and then calls {@link Clip#release()}: files are not opened anew for the
	 * first reader.
	 */
	public static Clip openReady(Path file, Limits limits) throws StageException {
		return open(file, limits, READY);
	}

	/** As above, with these readers. If all of them fail, the message gives each one's reason. */
	static Clip open(Path file, Limits limits, List<ClipReader> readers) throws StageException {
		MediaFiles.check(file);
		StageException refusal = null;
		for (ClipReader reader : readers)
			try {
				Optional<Clip> clip = reader.open(file, limits);
				if (clip.isPresent())
					return clip.get();
			}
			catch (StageException refused) {
				refusal = refusal == null ? refused : joined(file, refusal, refused);
			}
		throw refusal == null ? new StageException(Stage.MEDIA, file.toString(), "there is no reader for it") : refusal;
	}

	private static StageException joined(Path file, StageException first, StageException next) {
		next.addSuppressed(first);
		return new StageException(Stage.MEDIA, file.toString(), first.reason() + "; " + next.reason(), next);
	}
}
