package org.demeanor.cli.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.batch.run.RunCalibration;
import org.demeanor.report.table.ClipTable;

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
		List<String> tables = new ArrayList<>(List.of(ClipTable.PARQUET, ClipTable.RAW_PARQUET, ANALYSED));
		for (SparkPart part : SparkPart.values())
			tables.add(part.table());
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
	 * @param calibration to the participants
	 * @return the rows of the clips
	 */
	List<List<String>> write(Dataset<Row> analysed, RunCalibration calibration) throws IOException {
		analysed.write().parquet(path(ANALYSED));
		Dataset<Row> done = spark.read().schema(SparkTables.ANALYSED).parquet(path(ANALYSED));
		List<List<String>> found = SparkTables.found(done);
		Broadcast<SparkCalibration> told = JavaSparkContext.fromSparkContext(spark.sparkContext())
				.broadcast(new SparkCalibration(calibration, found));
		for (SparkPart part : SparkPart.values())
			SparkTables.parts(spark, done, part, told).write().parquet(path(part.table()));
		if (calibration.person().isPresent())
			SparkTables.clips(spark, calibration.named(found)).write().parquet(path(ClipTable.RAW_PARQUET));
		List<List<String>> rows = calibration.apply(found);
		SparkTables.clips(spark, rows).write().parquet(path(ClipTable.PARQUET));
		delete(ANALYSED);
		return rows;
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
