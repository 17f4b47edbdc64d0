package org.demeanor.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.demeanor.Stage;
import org.demeanor.StageException;

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
		check(file);
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

	/** @throws StageException (stage media) saying why there is nothing to read */
	static void check(Path file) throws StageException {
		String why = null;
		if (!Files.exists(file))
			why = "no such file";
		else if (Files.isDirectory(file))
			why = "is a folder";
		else if (!Files.isReadable(file))
			why = "cannot be read: permission denied";
		else if (isEmpty(file))
			why = "the file is empty";
		if (why != null)
			throw new StageException(Stage.MEDIA, file.toString(), why);
	}

	private static boolean isEmpty(Path file) throws StageException {
		try {
			return Files.isRegularFile(file) && Files.size(file) == 0;
		}
		catch (IOException vanished) {
			throw new StageException(Stage.MEDIA, file.toString(), "cannot be read", vanished);
		}
	}
}
