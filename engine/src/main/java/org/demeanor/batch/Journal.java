package org.demeanor.batch;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.report.AtomicFile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The rows of a run as they are finished, one json line each, so that a killed run can go on. The first line says with
 * which options and models the rows were made. A line that was cut off by the kill is not a row. Thread-safe.
 */
final class Journal implements AutoCloseable {

	/** Its name in the folder of the results. */
	static final String FILE = "journal.jsonl";

	private record Line(String path, List<String> row) {}

	private static final ObjectMapper MAPPER = new ObjectMapper();

	private final Path file;
	private final BufferedWriter writer;
	private final Map<String, List<String>> earlier;

	private Journal(Path file, BufferedWriter writer, Map<String, List<String>> earlier) {
		this.file = file;
		this.writer = writer;
		this.earlier = earlier;
	}

	/**
	 * Opens the journal of a folder.
	 *
	 * @param made what decides the numbers: options and models
	 * @param resume whether to keep the rows of an earlier run
	 * @throws StageException (stage report) if it cannot be written, or if the earlier run was made with something else
	 */
	static Journal open(Path folder, Map<String, ?> made, boolean resume) throws StageException {
		Path file = folder.resolve(FILE);
		try {
			Map<String, List<String>> earlier = resume && Files.exists(file) ? read(file, made) : Map.of();
			BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE,
					StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
			Journal journal = new Journal(file, writer, earlier);
			journal.append(made);
			for (Map.Entry<String, List<String>> row : earlier.entrySet())
				journal.append(new Line(row.getKey(), row.getValue()));
			return journal;
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException failed) {
			throw unusable(file, failed);
		}
	}

	/** The row that an earlier run made of this clip, or {@code null}. */
	List<String> earlierRow(ClipFile clip) {
		return earlier.get(key(clip));
	}

	/** Adds a finished row, at once on disk. */
	synchronized void add(ClipFile clip, List<String> row) throws StageException {
		try {
			append(new Line(key(clip), row));
		}
		catch (IOException failed) {
			throw unusable(file, failed);
		}
	}

	@Override
	public void close() throws StageException {
		try {
			writer.close();
		}
		catch (IOException failed) {
			throw unusable(file, failed);
		}
	}

	// -- Helper methods --

	/** Name and path: a clip that another input would now call differently is analysed anew. */
	private static String key(ClipFile clip) {
		return clip.name() + " = " + clip.path().toAbsolutePath().normalize();
	}

	private void append(Object line) throws IOException {
		writer.write(MAPPER.writeValueAsString(line));
		writer.newLine();
		writer.flush();
	}

	private static Map<String, List<String>> read(Path file, Map<String, ?> made) throws IOException {
		List<String> lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
		if (lines.isEmpty())
			return Map.of();
		if (!MAPPER.readTree(lines.remove(0)).equals(MAPPER.valueToTree(made)))
			throw new StageException(Stage.REPORT, file.getParent().toString(),
					"holds a run with other options or models; resume with the same ones or choose another folder");
		Map<String, List<String>> rows = new LinkedHashMap<>();
		for (String line : lines)
			try {
				Line row = MAPPER.readValue(line, new TypeReference<Line>() {});
				rows.put(row.path(), row.row());
			}
			catch (JsonProcessingException cutOff) {
				break;
			}
		return rows;
	}

	private static StageException unusable(Path file, IOException failed) {
		return new StageException(Stage.REPORT, file.toString(), "cannot be used: " + AtomicFile.words(failed), failed);
	}
}
