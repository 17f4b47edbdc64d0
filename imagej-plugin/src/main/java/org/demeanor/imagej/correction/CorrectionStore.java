package org.demeanor.imagej.correction;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.PlainText;
import org.demeanor.imagej.display.Messages;
import org.demeanor.imagej.image.Sounds;

import ij.ImagePlus;

/**
 * Keeps an image's corrections: as a property, which ImageJ saves with a TIFF, and in a file beside the one that the image was
 * opened from.
 */
public final class CorrectionStore {

	private static final String PROPERTY = "demeanor.corrections";
	private static final String SUFFIX = ".corrections.csv";

	private CorrectionStore() {}

	/**
	 * The image's corrections, in order; those of the file, if there is one.
	 *
	 * @throws StageException (stage report) if they cannot be read
	 */
	public static List<Correction> load(ImagePlus image) throws StageException {
		Optional<Path> file = file(image).filter(Files::exists);
		if (file.isPresent())
			return CorrectionText.parse(file.get().toString(), read(file.get()));
		String text = image.getProp(PROPERTY);
		return text == null ? List.of() : CorrectionText.parse(image.getTitle(), text);
	}

	/** Replaces the image's corrections. If the folder cannot be written to, the log says so, and the image alone has them. */
	public static void save(ImagePlus image, List<Correction> corrections) {
		image.setProp(PROPERTY, corrections.isEmpty() ? null : CorrectionText.of(corrections));
		try {
			Optional<Path> file = file(image);
			if (file.isPresent())
				write(file.get(), corrections);
		}
		catch (StageException unwritable) {
			Messages.log(unwritable.getMessage() + "; the corrections are in the image: save it as TIFF to keep them");
		}
	}

	// -- Helper methods --

	private static Optional<Path> file(ImagePlus image) throws StageException {
		return Sounds.files(image, Sounds.NONE).stream().findFirst()
				.map(source -> source.resolveSibling(source.getFileName() + SUFFIX));
	}

	private static String read(Path file) throws StageException {
		try {
			return PlainText.decodeExactly(Files.readAllBytes(file));
		}
		catch (CharacterCodingException foreign) {
			throw new StageException(Stage.REPORT, file.toString(), PlainText.FOREIGN, foreign);
		}
		catch (IOException unreadable) {
			throw new StageException(Stage.REPORT, file.toString(), "cannot be read: " + AtomicFile.words(unreadable), unreadable);
		}
	}

	private static void write(Path file, List<Correction> corrections) throws StageException {
		try {
			if (corrections.isEmpty())
				Files.deleteIfExists(file);
			else
				AtomicFile.writeText(file, writer -> writer.write(CorrectionText.of(corrections)));
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException failed) {
			throw new StageException(Stage.REPORT, file.toString(), "cannot be removed: " + AtomicFile.words(failed), failed);
		}
	}
}
