package org.demeanor.cli.spark;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.demeanor.StageException;
import org.demeanor.report.moments.MainPerson;
import org.demeanor.report.moments.MomentTable;
import org.demeanor.report.moments.SummaryTable;
import org.demeanor.report.table.FrameTable;
import org.demeanor.report.table.PeopleTable;
import org.demeanor.report.table.TimelineTable;

import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** A table with rows about parts of clips, calibrated as the command line does it. */
enum SparkPart {

	FRAMES(FrameTable.PARQUET, FrameTable.COLUMNS, SparkPart.FRAME_CELLS, MomentTable.FRAMES),
	TIMELINE(TimelineTable.PARQUET, TimelineTable.COLUMNS, SparkPart.TIMELINE_CELLS, MomentTable.TIMELINE),
	PEOPLE(PeopleTable.PARQUET, PeopleTable.COLUMNS, SparkPart.PEOPLE_CELLS, MomentTable.PEOPLE),
	SUMMARY(SummaryTable.PARQUET, SummaryTable.COLUMNS, SparkPart.TIMELINE_CELLS, MomentTable.TIMELINE) {
		@Override
		List<String> columns(Dataset<Row> analysed) {
			return SummaryTable.COLUMNS;
		}

		@Override
		List<List<String>> rows(Row clip, SparkCalibration calibration, List<String> columns) throws StageException {
			List<List<String>> table = cells(clip, TIMELINE_CELLS);
			return table.isEmpty() ? List.of() : SummaryTable.rows(clipName(clip),
					TimelineTable.of(table.get(0), calibrated(clip, calibration)));
		}
	};

	/** The columns of the tables as they were found. */
	static final String FRAME_CELLS = "frames_found";
	static final String TIMELINE_CELLS = "timeline_found";
	static final String PEOPLE_CELLS = "people_found";

	static final String CLIP = "clip";

	private final String table;
	private final List<String> usual;
	private final String found;
	private final MomentTable moments;

	SparkPart(String table, List<String> usual, String found, MomentTable moments) {
		this.table = table;
		this.usual = usual;
		this.found = found;
		this.moments = moments;
	}

	/** The name of the Parquet table. */
	String table() {
		return table;
	}

	/**
	 * The clip's name and the usual columns, then those that any clip's table has besides, in the order of the clips.
	 *
	 * @param analysed rows of {@link SparkTables#ANALYSED} in the order of the inputs
	 */
	List<String> columns(Dataset<Row> analysed) {
		Set<String> columns = new LinkedHashSet<>(List.of(CLIP));
		columns.addAll(usual);
		for (Row header : analysed.select(functions.get(analysed.col(found), functions.lit(0))).collectAsList())
			if (!header.isNullAt(0))
				columns.addAll(header.getList(0));
		return List.copyOf(columns);
	}

	/**
	 * A clip's rows.
	 *
	 * @param clip of {@link SparkTables#ANALYSED}
	 * @param columns of all clips' rows together
	 * @throws StageException if the calibration cannot be used
	 */
	List<List<String>> rows(Row clip, SparkCalibration calibration, List<String> columns) throws StageException {
		List<List<String>> table = cells(clip, found);
		if (table.isEmpty())
			return List.of();
		int[] places = columns.stream().mapToInt(table.get(0)::indexOf).toArray();
		List<List<String>> rows = new ArrayList<>();
		for (List<String> cells : calibrated(clip, calibration)) {
			List<String> row = new ArrayList<>(List.of(clipName(clip)));
			// A clip in which nobody is seen has no further columns.
			for (int column = 1; column < places.length; column++)
				row.add(places[column] < 0 ? "" : cells.get(places[column]));
			rows.add(row);
		}
		return rows;
	}

	// -- Helper methods --

	/** The rows behind the columns. */
	List<List<String>> calibrated(Row clip, SparkCalibration calibration) throws StageException {
		return calibration.applied(moments, clipName(clip), behindColumns(clip, found),
				MainPerson.of(behindColumns(clip, PEOPLE_CELLS), () -> behindColumns(clip, FRAME_CELLS).iterator()));
	}

	private static List<List<String>> behindColumns(Row clip, String column) {
		List<List<String>> table = cells(clip, column);
		return table.isEmpty() ? table : table.subList(1, table.size());
	}

	private static String clipName(Row clip) {
		return clip.getAs(CLIP);
	}

	private static List<List<String>> cells(Row clip, String column) {
		List<List<String>> rows = new ArrayList<>();
		for (Seq<String> row : clip.<Seq<String>>getList(clip.fieldIndex(column)))
			rows.add(CollectionConverters.asJava(row));
		return rows;
	}
}
