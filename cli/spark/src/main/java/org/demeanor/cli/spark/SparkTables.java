package org.demeanor.cli.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.posexplode;

import java.util.ArrayList;
import java.util.List;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.demeanor.cli.parquet.ColumnType;
import org.demeanor.report.table.ClipTable;
import org.demeanor.report.table.FrameTable;

/**
 * The tables as data frames: names, types and order of rows and columns are those of the command line's Parquet files.
 * Both come from one table with one row for each clip, which holds the clip's frames.
 */
final class SparkTables {

	private static final String POSITION = "position";
	private static final String FRAMES = "frames";

	private static final StructType FRAME = new StructType(fields(FrameTable.COLUMNS));

	/** The columns of clips.csv, the input's place in the list, and for each frame the columns of frames.csv. */
	static final StructType ANALYSED = new StructType(fields(ClipTable.COLUMNS))
			.add(field(POSITION, DataTypes.IntegerType)).add(field(FRAMES, DataTypes.createArrayType(FRAME)));

	private SparkTables() {}

	static Row analysed(int position, Workplace.Analysed analysed) {
		List<Object> cells = cells(ClipTable.COLUMNS, analysed.row());
		cells.add(position);
		cells.add(analysed.frames().stream().map(frame -> row(cells(FrameTable.COLUMNS, frame))).toArray());
		return row(cells);
	}

	/** One row for each clip, in the order of the inputs. */
	static Dataset<Row> clips(Dataset<Row> analysed) {
		return analysed.orderBy(POSITION).select(ClipTable.COLUMNS.stream().map(name -> col(name)).toArray(Column[]::new));
	}

	/** One row for each face on each frame, with the clip's name in front, clip after clip. */
	static Dataset<Row> frames(Dataset<Row> analysed) {
		return analysed.select(col(POSITION), col("clip"), posexplode(col(FRAMES)).as(new String[] { "row", "frame" }))
				.orderBy(POSITION, "row").select("clip", "frame.*");
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
