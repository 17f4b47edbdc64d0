package org.demeanor.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.demeanor.Stage;
import org.demeanor.StageException;

/** Writes files whole or not at all: under another name first, then renamed. */
public final class AtomicFile {

	/** How the names of files begin that are not whole yet; a number that nobody foresees and the file's name follow. */
	private static final String PART = ".part-";
	private static final int DIGITS = 12;
	private static final Pattern PART_NAME = Pattern.compile(PART.replace(".", "\\.") + "[0-9a-f]{" + DIGITS + "}-(.+)", Pattern.DOTALL);
	private static final SecureRandom RANDOM = new SecureRandom();

	/** Writes the content of a text file. */
	@FunctionalInterface
	public interface TextContent {

		void writeTo(BufferedWriter writer) throws IOException;
	}

	/** Writes the content of any file. */
	@FunctionalInterface
	public interface Content {

		void writeTo(Path file) throws IOException;
	}

	private AtomicFile() {}

	/**
	 * Writes a UTF-8 text file.
	 *
	 * @throws StageException (stage report) if it cannot be written; nothing is left behind then
	 */
	public static void writeText(Path file, TextContent content) throws StageException {
		write(file, part -> {
			// If the disk is full, a writer leaves its file open when its last bytes fail; the stream below it does
			// not.
			try (OutputStream bytes = Files.newOutputStream(part);
					BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
				content.writeTo(writer);
			}
		});
	}

	/**
	 * Writes a file through {@code content}, which gets the path to write to. That path is in the same folder and has
	 * the same extension, because encoders choose the container by it.
	 *
	 * @throws StageException (stage report) if it cannot be written; nothing is left behind then
	 */
	public static void write(Path file, Content content) throws StageException {
		Path part = file.resolveSibling(PART + HexFormat.of().toHexDigits(RANDOM.nextLong(), DIGITS) + "-" + file.getFileName());
		boolean written = false;
		try {
			// Never through a link that somebody put there, and never into a file that is there already.
			Files.createFile(part);
			content.writeTo(part);
			move(part, file);
			written = true;
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException failed) {
			throw new StageException(Stage.REPORT, file.toString(), "cannot be written: "
					+ (failed instanceof NoSuchFileException ? "no such folder" : words(failed)), failed);
		}
		finally {
			if (!written)
				discard(part);
		}
	}

	/**
	 * The name of the file that a half-written one was to become; empty if {@link #write} was not writing it when its process
	 * ended.
	 */
	public static Optional<String> wholeName(Path part) {
		Matcher name = PART_NAME.matcher(part.getFileName().toString());
		return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
	}

	/** What the system says of a failed access, without repeating the path. */
	public static String words(IOException failed) {
		if (failed instanceof AccessDeniedException)
			return "permission denied";
		if (failed instanceof NoSuchFileException)
			return "no such file";
		if (failed instanceof FileSystemLoopException)
			return failed.getMessage() + " leads back to a folder above it";
		if (failed instanceof FileSystemException system && system.getReason() != null)
			return system.getReason();
		return failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
	}

	private static void move(Path part, Path file) throws IOException {
		try {
			Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (AtomicMoveNotSupportedException networkShare) {
			Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private static void discard(Path part) {
		try {
			Files.deleteIfExists(part);
		}
		catch (IOException leftBehind) {
			System.getLogger(AtomicFile.class.getName()).log(System.Logger.Level.WARNING,
					part + " could not be deleted", leftBehind);
		}
	}
}
