package org.demeanor.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.Sha256;

/**
 * A net in a file that the user named. Naming it is consent: it need not be on a list. A run uses the same bytes
 * throughout: if the file changes, reading it fails.
 *
 * @param path as the user gave it
 * @param sha256 of its bytes, lower-case hexadecimal
 */
public record ModelFile(String path, String sha256) {

	/** Nets of this kind are far smaller; a video that was named by mistake is larger. */
	private static final long MOST_BYTES = 256L << 20;

	public ModelFile {
		Objects.requireNonNull(path);
		Objects.requireNonNull(sha256);
	}

	/**
	 * The file as it is now.
	 *
	 * @throws StageException (stage model) if it is missing, too large for a net, or cannot be read
	 */
	public static ModelFile of(Path path) throws StageException {
		return new ModelFile(path.toString(), Sha256.of(bytes(path.toString())));
	}

	/**
	 * Its bytes, verified.
	 *
	 * @throws StageException (stage model) if it cannot be read or has changed
	 */
	public byte[] read() throws StageException {
		byte[] bytes = bytes(path);
		if (!Sha256.of(bytes).equals(sha256))
			throw new StageException(Stage.MODEL, path, "was changed while the run was using it");
		return bytes;
	}

	private static byte[] bytes(String path) throws StageException {
		Path file = Path.of(path);
		if (!Files.isRegularFile(file))
			throw new StageException(Stage.MODEL, path, "no such model file");
		try {
			if (Files.size(file) > MOST_BYTES)
				throw new StageException(Stage.MODEL, path, "is not a net: larger than " + (MOST_BYTES >> 20) + " MiB");
			return Files.readAllBytes(file);
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException unreadable) {
			throw new StageException(Stage.MODEL, path, "cannot be read", unreadable);
		}
	}
}
