package org.demeanor.report.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.ClipStatus;
import org.demeanor.score.Scores;

/** The table {@code clips.csv}: one row for each clip. */
public final class ClipTable {

	/** Its name in the folder of the results. */
	public static final String FILE = "clips.csv";

	/** The name of the same table as Parquet. */
	public static final String PARQUET = "clips.parquet";

	/** Its columns, in order. */
	public static final List<String> COLUMNS = columns();

	private ClipTable() {}

	/**
	 * One row.
	 *
	 * @param clip the clip's name in the tables of this run
	 */
	public static List<String> row(String clip, ClipResult result) {
		Optional<Scores> face = result.face().scores();
		Optional<Scores> voice = result.voice().scores();
		List<String> row = new ArrayList<>();
		row.add(clip);
		row.add(result.status().label());
		row.add(Columns.label(result.fused()));
		row.add(result.fused().map(scores -> Columns.decimal(scores.confidence())).orElse(""));
		row.addAll(Columns.values(result.fused()));
		row.add(Columns.label(face));
		row.addAll(Columns.values(face));
		row.add(Columns.label(voice));
		row.addAll(Columns.values(voice));
		row.add(Columns.decimal(result.durationSeconds()));
		row.add(String.valueOf(result.faces().framesSampled()));
		row.add(String.valueOf(result.faces().framesWithFace()));
		row.add(String.valueOf(result.faces().faces()));
		row.add(result.explanation());
		row.add(Columns.decimal(result.sound().voiceSeconds()));
		row.add(Columns.decimal(result.agreement()));
		row.add(result.note());
		return row;
	}

	/** The clip's name in a row; the clip's own files begin with it. */
	public static String clip(List<String> row) {
		return row.get(0);
	}

	/** Whether a row from a file is complete and belongs to a clip that was analysed. */
	public static boolean isWhole(String clip, List<String> row) {
		return row.size() == COLUMNS.size() && !row.contains(null) && clip(row).equals(clip)
				&& Arrays.stream(ClipStatus.values()).anyMatch(status -> status.label().equals(row.get(COLUMNS.indexOf("status"))))
				&& !isFailed(row);
	}

	/** Whether a row belongs to a failed clip. */
	public static boolean isFailed(List<String> row) {
		return row.get(COLUMNS.indexOf("status")).equals(ClipStatus.FAILED.label());
	}

	/** Whether a row has an answer of the face or of the voice, even if the clip failed. */
	public static boolean hasAnswer(List<String> row) {
		return !row.get(COLUMNS.indexOf("face_label")).isEmpty() || !row.get(COLUMNS.indexOf("voice_label")).isEmpty();
	}

	/**
	 * Writes the table, whole or not at all.
	 *
	 * @throws StageException (stage report) if it cannot be written
	 */
	public static void write(Path file, List<List<String>> rows) throws StageException {
		CsvFile.write(file, COLUMNS, rows);
	}

	/**
	 * Reads a table back.
	 *
	 * @throws StageException (stage report) if it cannot be read or is not such a table
	 */
	public static List<List<String>> read(Path file) throws StageException {
		List<List<String>> all = new ArrayList<>();
		try (CsvRows rows = rows(file)) {
			for (List<String> row = rows.next(); row != null; row = rows.next())
				all.add(row);
			return all;
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException unreadable) {
			throw CsvFile.unreadable(file, unreadable);
		}
	}

	/**
	 * Opens a table to read it row by row.
	 *
	 * @throws StageException (stage report) if it cannot be read or is not such a table
	 */
	public static CsvRows rows(Path file) throws StageException {
		return new CsvRows(file, COLUMNS);
	}

	private static List<String> columns() {
		List<String> columns = new ArrayList<>(List.of("clip", "status", "label", "confidence"));
		columns.addAll(Columns.emotions(""));
		columns.add("face_label");
		columns.addAll(Columns.emotions("face_"));
		columns.add("voice_label");
		columns.addAll(Columns.emotions("voice_"));
		columns.addAll(List.of("duration_s", "frames_sampled", "frames_with_face", "faces", "error", "voice_s", "agreement",
				"note"));
		return List.copyOf(columns);
	}
}
