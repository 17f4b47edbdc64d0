package org.demeanor.annotation;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.PlainText;

/** Reads annotation files as text, in UTF-8 or, with a byte order mark, in UTF-16: Praat writes either. */
public final class AnnotationText {

	/** Hours of dense annotation take a few megabytes; more is another kind of file. */
	private static final long MOST_BYTES = 256L << 20;

	private AnnotationText() {}

	/** @throws StageException (stage annotation) if the file cannot be read, is far too large or is no text */
	public static String read(Path file) throws StageException {
		try {
			if (Files.size(file) > MOST_BYTES)
				throw problem(file, "is larger than " + (MOST_BYTES >> 20) + " MiB, too large for annotations");
			return PlainText.decodeExactly(Files.readAllBytes(file));
		}
		catch (CharacterCodingException foreign) {
			throw problem(file, PlainText.FOREIGN);
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException unreadable) {
			throw new StageException(Stage.ANNOTATION, file.toString(), "cannot be read: " + AtomicFile.words(unreadable),
					unreadable);
		}
	}

	public static StageException problem(Path file, String reason) {
		return new StageException(Stage.ANNOTATION, file.toString(), reason);
	}
}
