package org.demeanor.batch.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.PlainText;
import org.demeanor.media.Limits;

/**
 * Inputs as lines of text, in UTF-8 or UTF-16: each line is one input as on the command line; empty lines are ignored.
 */
public final class InputList {

	private InputList() {}

	/** @throws StageException (stage media) if the file cannot be read, is no text or is larger than a sidecar may be */
	public static List<String> read(Path file, Limits limits) throws StageException {
		try (InputStream in = Files.newInputStream(file)) {
			return read(file.toString(), in, limits);
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException unreadable) {
			throw unreadable(file.toString(), unreadable);
		}
	}

	/**
	 * @param standardInput read to its end, not closed
	 * @throws StageException (stage media) if it cannot be read, is no text or is longer than a sidecar may be
	 */
	public static List<String> read(InputStream standardInput, Limits limits) throws StageException {
		try {
			return read("standard input", standardInput, limits);
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException unreadable) {
			throw unreadable("standard input", unreadable);
		}
	}

	private static List<String> read(String name, InputStream in, Limits limits) throws IOException {
		int most = (int) Math.min(Integer.MAX_VALUE - 16, limits.sidecarBytes());
		byte[] bytes = in.readNBytes(most);
		if (bytes.length == most && in.read() >= 0)
			limits.checkSidecar(name, most + 1L);
		String text = PlainText.decode(bytes);
		// A clip in place of a list: its bytes would be a thousand inputs that do not exist.
		if (text.indexOf('\0') >= 0)
			throw new StageException(Stage.MEDIA, name, "is no list of inputs: it holds bytes that no text has");
		return text.lines().filter(line -> !line.isBlank()).toList();
	}

	private static StageException unreadable(String name, IOException why) {
		return new StageException(Stage.MEDIA, name, "the list cannot be read: " + AtomicFile.words(why), why);
	}
}
