package org.demeanor.report.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.face.FaceObservation;
import org.demeanor.face.image.FaceBox;

/** The table {@code <clip name>.frames.csv}: one row for each face on each frame. */
public final class FrameTable {

	/** What follows the clip's name in the name of the file. */
	public static final String SUFFIX = ".frames.csv";

	/** The name of the Parquet file with all clips' tables. */
	public static final String PARQUET = "frames.parquet";

	/** Its columns, in order. */
	public static final List<String> COLUMNS = columns();

	private FrameTable() {}

	/** One row. */
	public static List<String> row(FaceObservation seen) {
		List<String> row = new ArrayList<>();
		row.add(String.valueOf(seen.frame()));
		row.add(Columns.decimal(seen.timeSeconds()));
		row.add(String.valueOf(seen.face()));
		row.add(String.valueOf(seen.box().x()));
		row.add(String.valueOf(seen.box().y()));
		row.add(String.valueOf(seen.box().width()));
		row.add(String.valueOf(seen.box().height()));
		row.addAll(Columns.values(Optional.of(seen.scores())));
		row.add(seen.scores().top().label());
		for (double value : seen.further().toArray())
			row.add(Columns.decimal(value));
		return row;
	}

	/**
	 * The face of a row, without what its nets tell besides the scores.
	 *
	 * @throws IllegalArgumentException if a cell is not what it must be
	 */
	public static FaceObservation observation(List<String> row) {
		int[] box = row.subList(3, 7).stream().mapToInt(Integer::parseInt).toArray();
		return new FaceObservation(Integer.parseInt(row.get(0)), Double.parseDouble(row.get(1)), Integer.parseInt(row.get(2)),
				new FaceBox(box[0], box[1], box[2], box[3]), Columns.scores(COLUMNS, row, "").orElseThrow(
						() -> new IllegalArgumentException("a face has no scores")));
	}

	/**
	 * Writes the table, whole or not at all.
	 *
	 * @throws StageException (stage report) if it cannot be written
	 */
	public static void write(Path file, List<FaceObservation> observations) throws StageException {
		// Row by row: all texts of a long clip would take more memory than its analysis.
		CsvFile.write(file, columns(observations), () -> observations.stream().map(FrameTable::row).iterator());
	}

	/** The columns of a clip's table: behind those of every one what its nets tell besides the scores. */
	public static List<String> columns(List<FaceObservation> observations) {
		List<String> columns = new ArrayList<>(COLUMNS);
		observations.stream().findFirst().ifPresent(seen -> columns.addAll(seen.further().names()));
		return columns;
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
		List<String> columns = new ArrayList<>(List.of("frame", "time_s", "face", "x", "y", "width", "height"));
		columns.addAll(Columns.emotions(""));
		columns.add("label");
		return List.copyOf(columns);
	}
}
