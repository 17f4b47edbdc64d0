package org.demeanor.report.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.FileStamp;
import org.demeanor.file.SyncedFile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The finished rows of a run, one json line each, so that a killed run can go on. The first line holds the options and
 * models that made the rows. A line that the kill cut off is not a row. Thread-safe. While it is open, no other run can
 * open it.
 *
 * @param <R> what a run keeps of each clip, in a form that json can hold
 */
public final class Journal<R> implements AutoCloseable {

	/** Its name in the folder of the results. */
	public static final String FILE = "journal.jsonl";

	/** What each run tells first of what made it. */
	private static final String BEGINNING = "{\"version\":";

	private static final ObjectMapper MAPPER = new ObjectMapper();

	private final Path file;
	private final SyncedFile lines;
	private final Map<String, JournalLine<R>> earlier;
	private final List<String> replaced;

	private Journal(Path file, SyncedFile lines, Map<String, JournalLine<R>> earlier, List<String> replaced) {
		this.file = file;
		this.lines = lines;
		this.earlier = earlier;
		this.replaced = List.copyOf(replaced);
	}

	/**
	 * Opens the journal of a folder.
	 *
	 * @param made what decides the numbers: options and models
	 * @param resume whether to keep the rows of an earlier run
	 * @param row what a run keeps of each clip
	 * @throws StageException (stage report) if it cannot be written, if another run is writing it, or if the earlier
	 *        run had other options or models
	 */
	public static <R> Journal<R> open(Path folder, Map<String, ?> made, boolean resume, TypeReference<R> row)
			throws StageException {
		Path file = folder.resolve(FILE);
		FileChannel channel = null;
		try {
			if (Files.isSymbolicLink(file))
				throw new StageException(Stage.REPORT, file.toString(), "is a link; a run writes its journal into its own folder only");
			channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE,
					LinkOption.NOFOLLOW_LINKS);
			lock(folder, channel);
			Map<String, JournalLine<R>> earlier = new HashMap<>();
			List<String> replaced = resume ? List.of() : clips(channel);
			channel.truncate(resume ? read(file, channel, made, row, earlier) : 0);
			channel.position(channel.size());
			boolean anew = channel.size() == 0;
			Journal<R> journal = new Journal<>(file, new SyncedFile(channel), earlier, replaced);
			if (anew)
				journal.append(made);
			return journal;
		}
		catch (StageException already) {
			close(channel);
			throw already;
		}
		catch (IOException failed) {
			close(channel);
			throw unusable(file, failed);
		}
	}

	/** Whether a folder holds the journal of a run, finished or not. */
	public static boolean isIn(Path folder) {
		Path file = folder.resolve(FILE);
		if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
			return false;
		try (BufferedReader reader = Files.newBufferedReader(file)) {
			char[] beginning = new char[BEGINNING.length()];
			int length = reader.read(beginning);
			// A run that was killed before its first line leaves an empty one.
			return length < 0 || new String(beginning, 0, length).equals(BEGINNING);
		}
		catch (IOException unreadable) {
			return false;
		}
	}

	/** The clips of an earlier run that this one does not resume: their files are of no use any more. */
	public List<String> replacedClips() {
		return replaced;
	}

	/**
	 * The row of a clip from an earlier run; {@code null} if there is none or the clip's file has changed since.
	 *
	 * @param clip its name in the run
	 * @param path its file
	 */
	public R earlierRow(String clip, Path path) {
		JournalLine<R> line = earlier.get(clip);
		return line != null && line.holds(path) ? line.row() : null;
	}

	/**
	 * Adds a finished row. It survives the end of this process at once, and a power failure after a second.
	 *
	 * @param clip its name, unique in the run
	 * @param path its file
	 * @param before the stamp of that file before it was read
	 * @throws StageException (stage report) if it cannot be written
	 */
	public void add(String clip, Path path, FileStamp before, R row) throws StageException {
		try {
			append(JournalLine.of(clip, path, before, row));
		}
		catch (IOException failed) {
			throw unusable(file, failed);
		}
	}

	@Override
	public void close() throws StageException {
		try {
			lines.close();
		}
		catch (IOException failed) {
			throw unusable(file, failed);
		}
	}

	// -- Helper methods --

	private void append(Object line) throws IOException {
		lines.append((MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
	}

	/** What can be read of it: whatever it was, it will be gone. */
	private static List<String> clips(FileChannel channel) throws IOException {
		List<String> clips = new ArrayList<>();
		try (MappingIterator<JsonNode> lines = MAPPER.readerFor(JsonNode.class)
				.without(JsonParser.Feature.AUTO_CLOSE_SOURCE).readValues(Channels.newInputStream(channel))) {
			while (lines.hasNextValue()) {
				JsonNode clip = lines.nextValue().path("clip");
				if (clip.isTextual())
					clips.add(clip.asText());
			}
		}
		catch (JsonProcessingException cutOff) {
			// By a kill.
		}
		return clips;
	}

	/** Reads the earlier rows; returns how many bytes the whole lines have. */
	private static <R> long read(Path file, FileChannel channel, Map<String, ?> made, TypeReference<R> row,
			Map<String, JournalLine<R>> earlier) throws IOException {
		JavaType lineType = MAPPER.getTypeFactory().constructParametricType(JournalLine.class,
				MAPPER.getTypeFactory().constructType(row));
		byte[] bytes = Channels.newInputStream(channel).readAllBytes();
		int start = 0;
		for (int end = lineEnd(bytes, start); end >= 0; start = end + 1, end = lineEnd(bytes, start)) {
			String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
			if (start == 0)
				Origin.check(file.getParent().toString(), made, text);
			else
				try {
					JournalLine<R> line = MAPPER.readValue(text, lineType);
					if (line == null || !line.isWhole())
						return start;
					earlier.put(line.clip(), line);
				}
				catch (JsonProcessingException damaged) {
					return start;
				}
		}
		return start;
	}

	private static int lineEnd(byte[] bytes, int start) {
		for (int i = start; i < bytes.length; i++)
			if (bytes[i] == '\n')
				return i;
		return -1;
	}

	private static void lock(Path folder, FileChannel channel) throws IOException {
		boolean free;
		try {
			free = channel.tryLock() != null;
		}
		catch (OverlappingFileLockException sameProcess) {
			free = false;
		}
		catch (IOException noLocksHere) {
			// Some network shares have no locks; there the user has to take care.
			free = true;
		}
		if (!free)
			throw new StageException(Stage.REPORT, folder.toString(), "another run is writing to this folder");
	}

	private static void close(FileChannel channel) throws StageException {
		if (channel != null)
			try {
				channel.close();
			}
			catch (IOException failed) {
				throw new StageException(Stage.REPORT, FILE, "cannot be closed: " + AtomicFile.words(failed), failed);
			}
	}

	private static StageException unusable(Path file, IOException failed) {
		return new StageException(Stage.REPORT, file.toString(), "cannot be used: " + AtomicFile.words(failed), failed);
	}
}
