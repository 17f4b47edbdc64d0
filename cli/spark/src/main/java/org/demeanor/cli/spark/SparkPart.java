package org.demeanor.cli.spark;

import java.util.ArrayList;
import java.util.List;

import org.apache.spark.sql.Row;
import org.demeanor.StageException;
import org.demeanor.report.moments.MomentTable;
import org.demeanor.report.moments.SummaryTable;
import org.demeanor.report.table.FrameTable;
import org.demeanor.report.table.PeopleTable;
import org.demeanor.report.table.TimelineTable;

import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** A table with rows about parts of clips, calibrated as the command line does it. */
enum SparkPart {

	FRAMES(FrameTable.PARQUET, named(FrameTable.COLUMNS)) {
		@Override
		List<List<String>> rows(Row clip, SparkCalibration calibration) throws StageException {
			return named(clip, calibration.applied(MomentTable.FRAMES, clipName(clip), cells(clip, FRAME_CELLS),
					cells(clip, PEOPLE_CELLS)));
		}
	},
	TIMELINE(TimelineTable.PARQUET, named(TimelineTable.COLUMNS)) {
		@Override
		List<List<String>> rows(Row clip, SparkCalibration calibration) throws StageException {
			return named(clip, timeline(clip, calibration));
		}
	},
	PEOPLE(PeopleTable.PARQUET, named(PeopleTable.COLUMNS)) {
		@Override
		List<List<String>> rows(Row clip, SparkCalibration calibration) throws StageException {
			List<List<String>> people = cells(clip, PEOPLE_CELLS);
			return named(clip, calibration.applied(MomentTable.PEOPLE, clipName(clip), people, people));
		}
	},
	SUMMARY(SummaryTable.PARQUET, SummaryTable.COLUMNS) {
		@Override
		List<List<String>> rows(Row clip, SparkCalibration calibration) throws StageException {
			return SummaryTable.rows(clipName(clip), TimelineTable.of(timeline(clip, calibration)));
		}
	};

	/** The columns of the rows as they were found. */
	static final String FRAME_CELLS = "frames_found";
	static final String TIMELINE_CELLS = "timeline_found";
	static final String PEOPLE_CELLS = "people_found";

	private static final String CLIP = "clip";

	private final String table;
	private final List<String> columns;

	SparkPart(String table, List<String> columns) {
		this.table = table;
		this.columns = columns;
	}

	/** The name of the Parquet table. */
	String table() {
		return table;
	}

	List<String> columns() {
		return columns;
	}

	/**
	 * A clip's rows.
	 *
	 * @param clip of {@link SparkTables#ANALYSED}
	 * @throws StageException if the calibration cannot be used
	 */
	abstract List<List<String>> rows(Row clip, SparkCalibration calibration) throws StageException;

	// -- Helper methods --

	private static List<List<String>> timeline(Row clip, SparkCalibration calibration) throws StageException {
		return calibration.applied(MomentTable.TIMELINE, clipName(clip), cells(clip, TIMELINE_CELLS), cells(clip, PEOPLE_CELLS));
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

	private static List<List<String>> named(Row clip, List<List<String>> rows) {
		return rows.stream().map(row -> behind(clipName(clip), row)).toList();
	}

	private static List<String> named(List<String> columns) {
		return behind(CLIP, columns);
	}

	private static List<String> behind(String first, List<String> cells) {
		List<String> row = new ArrayList<>(List.of(first));
		row.addAll(cells);
		return List.copyOf(row);
	}
}
