package org.demeanor.cli.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

	/** What was found in all clips, in columns, as each table is made of a few of them. */
	private static final String ANALYSED = "analysed.parquet";

	/** Says that the tables beside it are a run's; readers of Parquet pass over such names. */
	private static final String MARK = "_demeanor";

	private final SparkSession spark;
	private final String folder;
	private final SharedFolder files;

	/** @throws IOException if there is no such file system */
	SparkFolder(SparkSession spark, String folder) throws IOException {
		this.spark = spark;
		this.folder = folder;
		files = new SharedFolder(folder, spark.sparkContext().hadoopConfiguration());
	}

	/**
	 * Takes the folder for a job; before all else.
	 *
	 * @throws StageException (stage report) if there are tables and no earlier run has marked the folder as its own: they
	 *        may be somebody's data, which a folder of that name holds in thousands of files
	 */
	void claim() throws IOException {
		List<String> results = tables();
		results.add(SparkJournal.FOLDER);
		if (!files.exists(MARK))
			for (String result : results)
				if (files.exists(result))
					throw new StageException(Stage.REPORT, path(result),
							"is there already, and no run wrote into this folder before; move it away or choose another folder");
		files.write(MARK, "Demeanor's tables; a further run replaces them.\n".getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * The journal of the job.
	 *
	 * @param made what decides its numbers
	 * @param resume whether to keep what an earlier job found
	 * @throws StageException (stage report) if that job had other options or models
	 */
	SparkJournal journal(Map<String, ?> made, boolean resume) throws IOException {
		return SparkJournal.open(files, folder, made, resume);
	}

	/** Removes the tables of an earlier run. */
	void clear() throws IOException {
		for (String table : tables())
			files.delete(table);
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
		Dataset<Row> done = spark.read().schema(SparkTables.ANALYSED).parquet(literal(path(ANALYSED)));
		List<List<String>> found = SparkTables.found(done);
		Broadcast<SparkCalibration> told = JavaSparkContext.fromSparkContext(spark.sparkContext())
				.broadcast(new SparkCalibration(calibration, found));
		for (SparkPart part : SparkPart.values())
			SparkTables.parts(spark, done, part, told).write().parquet(path(part.table()));
		if (calibration.person().isPresent())
			SparkTables.clips(spark, calibration.named(found)).write().parquet(path(ClipTable.RAW_PARQUET));
		List<List<String>> rows = calibration.apply(found);
		SparkTables.clips(spark, rows).write().parquet(path(ClipTable.PARQUET));
		files.delete(ANALYSED);
		return rows;
	}

	String path(String table) {
		return folder + "/" + table;
	}

	// -- Helper methods --

	/** Spark reads a path as a pattern, and writes it as it is. */
	private static String literal(String path) {
		return path.replaceAll("[\\[\\]{}*?\\\\]", "\\\\$0");
	}

	private static List<String> tables() {
		List<String> tables = new ArrayList<>(List.of(ClipTable.PARQUET, ClipTable.RAW_PARQUET, ANALYSED));
		for (SparkPart part : SparkPart.values())
			tables.add(part.table());
		return tables;
	}
}
