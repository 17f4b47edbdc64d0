package org.demeanor.cli.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.report.table.ClipTable;
import org.demeanor.report.table.FrameTable;

/** The folder of the results, on any file system that Spark can write to. */
final class SparkFolder {

	/** A clip is safe once its row is here: executors that are lost later take no row with them. */
	private static final String ANALYSED = "analysed.parquet";

	/** Says that the tables beside it are a run's; readers of Parquet pass over such names. */
	private static final String MARK = "_demeanor";

	private final SparkSession spark;
	private final String folder;

	SparkFolder(SparkSession spark, String folder) {
		this.spark = spark;
		this.folder = folder;
	}

	/**
	 * Removes the tables of an earlier run.
	 *
	 * @throws StageException (stage report) if there are tables and no earlier run has marked the folder as its own: they
	 *        may be somebody's data, which a folder of that name holds in thousands of files
	 */
	void clear() throws IOException {
		String[] tables = { ClipTable.PARQUET, FrameTable.PARQUET, ANALYSED };
		if (!exists(MARK))
			for (String table : tables)
				if (exists(table))
					throw new StageException(Stage.REPORT, path(table),
							"is there already, and no run wrote into this folder before; move it away or choose another folder");
		try (OutputStream mark = system().create(new Path(path(MARK)), true)) {
			mark.write("Demeanor's tables; a further run replaces them.\n".getBytes(StandardCharsets.UTF_8));
		}
		for (String table : tables)
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

	private boolean exists(String table) throws IOException {
		return system().exists(new Path(path(table)));
	}

	private void delete(String table) throws IOException {
		system().delete(new Path(path(table)), true);
	}

	private FileSystem system() throws IOException {
		return new Path(folder).getFileSystem(spark.sparkContext().hadoopConfiguration());
	}
}
