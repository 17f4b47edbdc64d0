package org.demeanor.report.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;
import org.demeanor.media.Tracks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The file {@code <clip name>.annotated.json}: which tracks of a clip were read. With it and the tables an annotated video can
 * be drawn anew when the clip has been calibrated to its participant.
 */
public final class FilmTracks {

	/** What follows the clip's name in the name of the file. */
	public static final String SUFFIX = ".annotated.json";

	private static final ObjectMapper MAPPER = new ObjectMapper();

	private FilmTracks() {}

	/**
	 * Writes the file, whole or not at all.
	 *
	 * @throws StageException (stage report) if it cannot be written
	 */
	static void write(Path file, Tracks tracks) throws StageException {
		AtomicFile.writeText(file, writer -> writer.write(MAPPER.writeValueAsString(tracks) + "\n"));
	}

	/** @throws StageException (stage report) if it cannot be read or somebody has changed it into something else */
	static Tracks read(Path file) throws StageException {
		try {
			Tracks tracks = MAPPER.readValue(Files.readAllBytes(file), Tracks.class);
			if (tracks == null)
				throw new StageException(Stage.REPORT, file.toString(), "does not say which tracks were read");
			return tracks;
		}
		catch (JsonProcessingException damaged) {
			throw new StageException(Stage.REPORT, file.toString(), "does not say which tracks were read", damaged);
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException unreadable) {
			throw new StageException(Stage.REPORT, file.toString(), "cannot be read: " + AtomicFile.words(unreadable), unreadable);
		}
	}
}
