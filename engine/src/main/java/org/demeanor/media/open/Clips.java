package org.demeanor.media.open;

import java.nio.file.Path;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.Limits;
import org.demeanor.media.MediaFiles;
import org.demeanor.media.bioformats.BioFormats;
import org.demeanor.media.bioformats.BioFormatsClip;
import org.demeanor.media.ffmpeg.FileClip;

/** Opens files as clips: by FFmpeg and, where that refuses and it is there, by Bio-Formats. */
public final class Clips {

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
		MediaFiles.check(file);
		try {
			return FileClip.open(file, limits);
		}
		catch (StageException refused) {
			if (BioFormats.available())
				return byBioFormats(file, limits, refused);
			throw BioFormats.mightHelp(file)
					? new StageException(Stage.MEDIA, file.toString(),
							refused.reason() + "; Bio-Formats on the class path might open it", refused)
					: refused;
		}
	}

	private static Clip byBioFormats(Path file, Limits limits, StageException refused) throws StageException {
		try {
			return BioFormatsClip.open(file, limits);
		}
		catch (StageException again) {
			again.addSuppressed(refused);
			throw new StageException(Stage.MEDIA, file.toString(), refused.reason() + "; " + again.reason(), again);
		}
	}
}
