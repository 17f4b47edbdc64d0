package org.demeanor.imagej.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;

/** The sample in the jar of the models. FFmpeg reads files, so it is written to one, once a session. */
public final class SampleClip {

	private static final String RESOURCE = "/org/demeanor/models/sample.mp4";

	private static Path file;

	private SampleClip() {}

	/** @throws StageException if the jar of the models is missing, or there is no room for temporary files */
	public static synchronized Path file() throws StageException {
		if (file == null || !Files.exists(file))
			file = unpack();
		return file;
	}

	private static Path unpack() throws StageException {
		try (InputStream in = SampleClip.class.getResourceAsStream(RESOURCE)) {
			if (in == null)
				throw new StageException(Stage.MEDIA, "sample", "the jar of Demeanor's models is not installed");
			Path folder = Files.createTempDirectory("demeanor");
			Path unpacked = folder.resolve("sample.mp4");
			Files.copy(in, unpacked);
			folder.toFile().deleteOnExit();
			unpacked.toFile().deleteOnExit();
			return unpacked;
		}
		catch (StageException missing) {
			throw missing;
		}
		catch (IOException failed) {
			throw new StageException(Stage.MEDIA, "sample", "cannot be laid out: " + AtomicFile.words(failed), failed);
		}
	}
}
