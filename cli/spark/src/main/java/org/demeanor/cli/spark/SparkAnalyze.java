package org.demeanor.cli.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.batch.input.Inputs;
import org.demeanor.batch.run.BatchSummary;
import org.demeanor.batch.run.RunCalibration;
import org.demeanor.cli.command.CommandLines;
import org.demeanor.cli.command.Version;
import org.demeanor.cli.option.AnalysisOptions;
import org.demeanor.cli.option.InputOptions;
import org.demeanor.cli.option.IsolationOptions;
import org.demeanor.cli.option.LimitOptions;
import org.demeanor.cli.option.ModelsOption;
import org.demeanor.cli.option.ParticipantOptions;
import org.demeanor.cli.option.StreamOptions;
import org.demeanor.cli.option.TimelineOptions;
import org.demeanor.file.FileStamp;
import org.demeanor.model.ModelArchive;
import org.demeanor.report.table.ClipTable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The class for {@code spark-submit}: clips in, tables out, like {@code demeanor analyze}. It ends with exit code 0
 * even if clips failed, because a scheduler would repeat the job after any other code.
 */
@Command(name = "SparkAnalyze", description = "Analyses clips on Spark: writes the tables of analyze --parquet.",
		mixinStandardHelpOptions = true, versionProvider = Version.class)
public final class SparkAnalyze implements Callable<Integer> {

	/**
	 * A task has one clip, so that a lost executor costs only the clips in its hands; beyond this number of tasks each
	 * has several.
	 */
	private static final int MOST_TASKS = 10_000;

	@Spec
	private CommandSpec spec;

	@Mixin
	private InputOptions inputs;

	@Option(names = "--out", paramLabel = "DIR", required = true,
			description = "Where the results go: a path or address that Spark can write to from every machine.")
	private String out;

	@Option(names = "--resume", description = "Keeps the clips that an earlier, interrupted job into DIR finished.")
	private boolean resume;

	@Mixin
	private AnalysisOptions analysis;

	@Mixin
	private TimelineOptions timeline;

	@Mixin
	private ParticipantOptions participants;

	@Mixin
	private IsolationOptions isolation;

	@Mixin
	private LimitOptions limits;

	@Mixin
	private ModelsOption models;

	private SparkAnalyze() {}

	public static void main(String[] arguments) {
		int code = CommandLines.of(new SparkAnalyze(), List.of()).execute(arguments);
		// If a process exits with any code before main has returned, Spark takes it for a failure.
		if (code != 0)
			System.exit(code);
	}

	@Override
	public Integer call() throws IOException {
		StreamOptions.check(spec, analysis.streams());
		List<SparkInput> items = SparkInput.list(Inputs.expand(inputs.all(limits.limits()), Path.of(out),
				inputs.followLinks(), remark -> spec.commandLine().getErr().println("demeanor: " + remark)));
		RunCalibration calibration = participants.request().of(models.store(), analysis.settings(),
				items.stream().map(SparkInput::clip).toList());
		SparkJob job = new SparkJob(UUID.randomUUID().toString(), analysis, timeline,
				ModelArchive.of(models.store(), analysis.settings().profile().label()), isolation.isolation(), limits.limits());
		try (SparkSession spark = started()) {
			run(spark, items, job, calibration);
			return 0;
		}
	}

	// -- Helper methods --

	/** @throws StageException (stage report) if Spark does not start, as under a master that it does not know */
	private SparkSession started() throws StageException {
		try {
			// Our records need Java's serialization, whatever the cluster's default is.
			return SparkSession.builder().appName("Demeanor").config("spark.serializer", JavaSerializer.class.getName())
					.getOrCreate();
		}
		catch (Exception failed) {
			throw new StageException(Stage.REPORT, out, "Spark does not start: " + firstLine(failed), failed);
		}
	}

	private void run(SparkSession spark, List<SparkInput> items, SparkJob job, RunCalibration calibration) throws StageException {
		try {
			SparkFolder folder = new SparkFolder(spark, out);
			folder.claim();
			SparkJournal journal = folder.journal(job.made(), resume);
			folder.clear();
			List<List<String>> clips = folder.write(analysed(spark, items, job, journal), calibration);
			int failed = (int) clips.stream().filter(ClipTable::isFailed).count();
			PrintWriter err = spec.commandLine().getErr();
			err.println(new BatchSummary(items.size(), failed).text() + ": " + folder.path(ClipTable.PARQUET));
		}
		catch (StageException already) {
			throw already;
		}
		catch (RuntimeException fault) {
			// As when no master answers: Spark stops, and whatever is called next is refused.
			if (spark.sparkContext().isStopped())
				throw new StageException(Stage.REPORT, out, "Spark stopped the job; its log above says why", fault);
			throw fault;
		}
		// Scala throws checked exceptions without declaring them.
		catch (Exception failed) {
			throw new StageException(Stage.REPORT, out, "the job failed: " + firstLine(failed), failed);
		}
		finally {
			Workplace.leave(job);
		}
	}

	private static String firstLine(Exception failed) {
		return String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
	}

	private static Dataset<Row> analysed(SparkSession spark, List<SparkInput> items, SparkJob job, SparkJournal journal) {
		JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
		Broadcast<SparkJob> told = context.broadcast(job);
		Broadcast<SparkJournal> kept = context.broadcast(journal);
		JavaRDD<Row> rows = context.parallelize(items, Math.min(items.size(), MOST_TASKS))
				.map(input -> SparkTables.analysed(input.position(), analysed(input, told.value(), kept.value())));
		return spark.createDataFrame(rows, SparkTables.ANALYSED);
	}

	private static Workplace.Analysed analysed(SparkInput input, SparkJob job, SparkJournal journal) throws StageException {
		Optional<Workplace.Analysed> earlier = journal.earlier(input);
		if (earlier.isPresent())
			return earlier.get();
		FileStamp before = FileStamp.of(input.file());
		Workplace.Analysed found = Workplace.of(job).analyze(input, before, TaskContext.get().taskAttemptId());
		journal.add(input, before, found);
		return found;
	}
}
