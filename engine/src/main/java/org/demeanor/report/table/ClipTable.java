package org.demeanor.report.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipAnswers;
import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.ClipStatus;
import org.demeanor.calibration.CalibrationMode;
import org.demeanor.calibration.Participant;
import org.demeanor.score.Scores;

/** The table {@code clips.csv}: one row for each clip. */
public final class ClipTable {

	/** Its name in the folder of the results. */
	public static final String FILE = "clips.csv";

	/** The table of the scores before they were calibrated to the person, where that was done. */
	public static final String RAW = "clips.raw.csv";

	/** The name of the same table as Parquet. */
	public static final String PARQUET = "clips.parquet";

	/** {@link #RAW} as Parquet, where that is written. */
	public static final String RAW_PARQUET = "clips.raw.parquet";

	/** The columns that it has in every run, in order. */
	public static final List<String> COLUMNS = columns();

	private static final AnswerColumns ANSWERS = new AnswerColumns(COLUMNS);

	private ClipTable() {}

	/**
	 * One row: a cell for each of {@link #COLUMNS}; behind them, as name=value, the means and peaks of what nets tell besides the
	 * scores. In the file those have columns of their own.
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
		row.add("");
		row.add(CalibrationMode.NONE.label());
		row.add(Columns.decimal(result.sound().unfamiliar()));
		row.add(String.valueOf(result.faces().people()));
		Columns.addFurther(row, "face_", result.faces().further());
		Columns.addFurther(row, "voice_", result.sound().further());
		return row;
	}

	/** The cells of a row for {@link #COLUMNS}. */
	public static List<String> usual(List<String> row) {
		return row.subList(0, Math.min(row.size(), COLUMNS.size()));
	}

	/** The columns of a table with these rows. */
	public static List<String> columns(List<List<String>> rows) {
		return Columns.withFurther(COLUMNS, rows);
	}

	/** The cells of a row in a table with these columns. */
	public static List<String> cells(List<String> row, List<String> columns) {
		return Columns.cells(row, columns, COLUMNS.size());
	}

	/** What nets tell of the clip besides the scores: column to cell; empty for most nets. */
	public static Map<String, String> further(List<String> row) {
		return Columns.further(row, COLUMNS.size());
	}

	/**
	 * What a row says of the clip; of a failed one nothing, as its scores may be those of a part.
	 *
	 * @param participant whose clip it is
	 * @throws NumberFormatException if a score is none
	 */
	public static ClipAnswers answers(List<String> row, Optional<Participant> participant) {
		return isFailed(row) ? new ClipAnswers(participant, Optional.empty(), Optional.empty(), Optional.empty())
				: ANSWERS.answers(row, participant);
	}

	/** The row with its clip's participant, or without one. */
	public static List<String> withParticipant(List<String> row, Optional<Participant> participant) {
		return ANSWERS.withParticipant(row, participant);
	}

	/** The row with calibrated answers, and a word for how they were calibrated. */
	public static List<String> calibrated(List<String> row, ClipAnswers answers, String calibration) {
		return ANSWERS.calibrated(row, answers, calibration);
	}

	/** The row with one more note. */
	public static List<String> withNote(List<String> row, String note) {
		List<String> noted = new ArrayList<>(row);
		noted.set(COLUMNS.indexOf("note"), Stream.of(row.get(COLUMNS.indexOf("note")), note).filter(some -> !some.isEmpty())
				.collect(Collectors.joining("; ")));
		return noted;
	}

	/** The row of a clip that failed in the end: a file could not be written. Its scores stay. */
	public static List<String> failed(List<String> row, String why) {
		List<String> failed = new ArrayList<>(row);
		failed.set(COLUMNS.indexOf("status"), ClipStatus.FAILED.label());
		failed.set(COLUMNS.indexOf("error"), why);
		return failed;
	}

	/** The clip's name in a row; the clip's own files begin with it. */
	public static String clip(List<String> row) {
		return row.get(0);
	}

	/** Whether a row from a file is complete and belongs to a clip that was analysed. */
	public static boolean isWhole(String clip, List<String> row) {
		return row.size() >= COLUMNS.size() && !row.contains(null) && clip(row).equals(clip)
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
		Columns.write(file, COLUMNS, rows);
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
				all.add(Columns.named(row, rows.columns(), COLUMNS.size()));
			return all;
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
				"note", "participant", "calibration", "voice_unfamiliar", "people"));
		return List.copyOf(columns);
	}
}
