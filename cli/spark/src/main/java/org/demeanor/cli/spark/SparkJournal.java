package org.demeanor.cli.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import org.apache.hadoop.fs.ChecksumException;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.FileStamp;
import org.demeanor.file.Sha256;
import org.demeanor.report.run.JournalLine;
import org.demeanor.report.run.Origin;
import org.demeanor.report.table.ClipTable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What was found in each clip, a file each, so that a killed job can go on. Executors write and read them: a driver that has
 * died, and a machine that is lost, cost only the clips that were in hand. Failed clips have none, so they are tried again.
 */
final class SparkJournal implements Serializable {

	private static final long serialVersionUID = 1;

	/** Its folder among the tables; readers of Parquet pass over such names. */
	static final String FOLDER = "_analysed";

	/** What decides the numbers in it. */
	private static final String ORIGIN = "origin.json";

	private static final ObjectMapper MAPPER = new ObjectMapper();
	private static final TypeReference<JournalLine<Workplace.Analysed>> LINE = new TypeReference<>() {};

	private final SharedFolder folder;
	private final String origin;

	private SparkJournal(SharedFolder folder, String origin) {
		this.folder = folder;
		this.origin = origin;
	}

	/**
	 * Opens the journal of a job.
	 *
	 * @param out the folder of the results
	 * @param named that folder, in messages
	 * @param made what decides the numbers: version, options and models
	 * @param resume whether to keep what an earlier job found
	 * @throws StageException (stage report) if that job had other options or models
	 */
	static SparkJournal open(SharedFolder out, String named, Map<String, ?> made, boolean resume) throws IOException {
		SharedFolder folder = out.child(FOLDER);
		String origin = MAPPER.writeValueAsString(made);
		Optional<byte[]> earlier = resume ? folder.read(ORIGIN) : Optional.empty();
		if (earlier.isPresent()) {
			Origin.check(named, made, new String(earlier.get(), StandardCharsets.UTF_8));
			folder.deleteParts();
		}
		else {
			out.delete(FOLDER);
			folder.write(ORIGIN, origin.getBytes(StandardCharsets.UTF_8));
		}
		return new SparkJournal(folder, origin);
	}

	/**
	 * What was found in a clip earlier; empty if nothing is known, or if its file has changed since.
	 *
	 * @throws StageException (stage report) if it is there and cannot be read
	 */
	Optional<Workplace.Analysed> earlier(SparkInput input) throws StageException {
		try {
			Optional<byte[]> content = folder.read(name(input));
			if (content.isEmpty())
				return Optional.empty();
			JournalLine<Workplace.Analysed> line = MAPPER.readValue(content.get(), LINE);
			return line != null && line.isWhole() && line.holds(input.file()) && ClipTable.isWhole(input.clip(), line.row().row())
					? Optional.of(line.row()) : Optional.empty();
		}
		catch (JsonProcessingException | ChecksumException damaged) {
			return Optional.empty();
		}
		catch (IOException failed) {
			throw unusable(input, failed);
		}
	}

	/**
	 * Keeps what was found in a clip.
	 *
	 * @param before the stamp of its file before it was read
	 * @throws StageException (stage report) if it cannot be written
	 */
	void add(SparkInput input, FileStamp before, Workplace.Analysed found) throws StageException {
		if (ClipTable.isFailed(found.row()))
			return;
		try {
			folder.write(name(input), MAPPER.writeValueAsBytes(JournalLine.of(input.clip(), input.file(), before, found)));
		}
		catch (IOException failed) {
			throw unusable(input, failed);
		}
	}

	// -- Helper methods --

	/** Other options make other names: an executor that outlives its driver cannot write into the next job's journal. */
	private String name(SparkInput input) {
		return Sha256.of((origin + "\n" + input.clip()).getBytes(StandardCharsets.UTF_8)) + ".json";
	}

	private static StageException unusable(SparkInput input, IOException failed) {
		return new StageException(Stage.REPORT, input.clip(), "what was found cannot be kept: " + AtomicFile.words(failed), failed);
	}
}
