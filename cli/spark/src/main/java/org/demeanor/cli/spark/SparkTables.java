package org.demeanor.cli.spark;

import java.util.ArrayList;
import java.util.List;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.demeanor.cli.parquet.ColumnType;
import org.demeanor.report.table.ClipTable;

/**
 * The tables as data frames: names, types and order of rows and columns are those of the command line's Parquet files.
 * All come from one table with one row for each clip, which holds what was found in it.
 */
final class SparkTables {

	private static final String POSITION = "position";
	private static final String CELLS_OF_CLIP = "cells";

	/** A table's columns, then its rows, in cells as they are in CSV: what is calibrated needs its digits. */
	private static final DataType CELLS = DataTypes.createArrayType(DataTypes.createArrayType(DataTypes.StringType));

	/**
	 * The input's place in the list, its clip's name, its row of clips.csv, and its tables frames.csv, timeline.csv and people.csv.
	 */
	static final StructType ANALYSED = new StructType()
			.add(field(POSITION, DataTypes.IntegerType)).add(field(SparkPart.CLIP, DataTypes.StringType))
			.add(field(CELLS_OF_CLIP, DataTypes.createArrayType(DataTypes.StringType)))
			.add(field(SparkPart.FRAME_CELLS, CELLS)).add(field(SparkPart.TIMELINE_CELLS, CELLS)).add(field(SparkPart.PEOPLE_CELLS, CELLS));

	private SparkTables() {}

	static Row analysed(int position, Workplace.Analysed analysed) {
		return RowFactory.create(position, ClipTable.clip(analysed.row()), analysed.row().toArray(), arrays(analysed.frames()),
				arrays(analysed.timeline()), arrays(analysed.people()));
	}

	/** The rows of clips.csv as they were found, in the order of the inputs. */
	static List<List<String>> found(Dataset<Row> analysed) {
		return analysed.orderBy(POSITION).select(CELLS_OF_CLIP).collectAsList().stream().map(row -> row.<String>getList(0)).toList();
	}

	/** One row for each clip. */
	static Dataset<Row> clips(SparkSession spark, List<List<String>> rows) {
		List<String> columns = ClipTable.columns(rows);
		return spark.createDataFrame(rows.stream().map(row -> row(cells(columns, ClipTable.cells(row, columns)))).toList(),
				new StructType(fields(columns))).coalesce(1);
	}

	/** The rows of a table of parts, clip after clip. */
	static Dataset<Row> parts(SparkSession spark, Dataset<Row> analysed, SparkPart part, Broadcast<SparkCalibration> calibration) {
		Dataset<Row> clips = analysed.orderBy(POSITION);
		List<String> columns = part.columns(clips);
		JavaRDD<Row> rows = clips.javaRDD().flatMap(clip -> part.rows(clip, calibration.value(), columns).stream()
				.map(cells -> row(cells(columns, cells))).iterator());
		return spark.createDataFrame(rows, new StructType(fields(columns)));
	}

	// -- Helper methods --

	private static Row row(List<Object> cells) {
		return RowFactory.create(cells.toArray());
	}

	private static List<Object> cells(List<String> columns, List<String> row) {
		List<Object> cells = new ArrayList<>();
		for (int i = 0; i < row.size(); i++)
			cells.add(ColumnType.of(columns.get(i)).value(row.get(i)));
		return cells;
	}

	private static String[][] arrays(List<List<String>> rows) {
		return rows.stream().map(row -> row.toArray(String[]::new)).toArray(String[][]::new);
	}

	private static StructField[] fields(List<String> columns) {
		return columns.stream().map(column -> field(column, switch (ColumnType.of(column)) {
			case TEXT -> DataTypes.StringType;
			case WHOLE -> DataTypes.IntegerType;
			case DECIMAL -> DataTypes.DoubleType;
		})).toArray(StructField[]::new);
	}

	private static StructField field(String name, DataType type) {
		return DataTypes.createStructField(name, type, true);
	}
}
