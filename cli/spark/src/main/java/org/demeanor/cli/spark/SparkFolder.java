package org.demeanor.cli.spark;

import java.io.IOException;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.demeanor.report.table.ClipTable;
import org.demeanor.report.table.FrameTable;

/** The folder of the results, on any file system that Spark can write to. */
final class SparkFolder {

	/** A clip is safe once its row is here: executors that are lost later take no row with them. */
	private static final String ANALYSED = "analysed.parquet";

	private final SparkSession spark;
	private final String folder;

	SparkFolder(SparkSession spark, String folder) {
		this.spark = spark;
		this.folder = folder;
	}

	/** Removes the files that mark an earlier run. */
	void clear() throws IOException {
		for (String table : new String[] { ClipTable.PARQUET, FrameTable.PARQUET, ANALYSED })
			delete(table);
	}

	/**
	 * Analyses, then writes the tables. The table of clips comes last, so it exists exactly when the run is finished.
	 *
	 * @param analysed not computed yet; each row is computed once
	 * @return the table of the clips
	 */
	Dataset<Row> write(Dataset<Row> analysed) throws IOException {
		analysed.write().parquet(path(ANALYSED));
		Dataset<Row> done = spark.read().schema(SparkTables.ANALYSED).parquet(path(ANALYSED));
		SparkTables.frames(done).write().parquet(path(FrameTable.PARQUET));
		SparkTables.clips(done).write().parquet(path(ClipTable.PARQUET));
		delete(ANALYSED);
		return spark.read().parquet(path(ClipTable.PARQUET));
	}

	String path(String table) {
		return folder + "/" + table;
	}

	private void delete(String table) throws IOException {
		Path path = new Path(path(table));
		Configuration hadoop = spark.sparkContext().hadoopConfiguration();
		path.getFileSystem(hadoop).delete(path, true);
	}
}
