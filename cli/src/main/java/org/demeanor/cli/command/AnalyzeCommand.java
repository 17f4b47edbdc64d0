package org.demeanor.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.demeanor.Counts;
import org.demeanor.OtherPeoplesText;
import org.demeanor.Records;
import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.Settings;
import org.demeanor.analysis.ahead.AnalyzerAhead;
import org.demeanor.analysis.ahead.WarmUp;
import org.demeanor.batch.BatchOptions;
import org.demeanor.batch.Invocation;
import org.demeanor.batch.input.Inputs;
import org.demeanor.batch.input.RunInput;
import org.demeanor.batch.input.Shard;
import org.demeanor.batch.run.BatchRun;
import org.demeanor.batch.run.BatchSummary;
import org.demeanor.batch.run.FurtherTables;
import org.demeanor.batch.run.RunCalibration;
import org.demeanor.batch.worker.Isolation;
import org.demeanor.cli.option.AnalysisOptions;
import org.demeanor.cli.option.DetectorOptions;
import org.demeanor.cli.option.ExportOption;
import org.demeanor.cli.option.FusionOption;
import org.demeanor.cli.option.InputOptions;
import org.demeanor.cli.option.IsolationOptions;
import org.demeanor.cli.option.JobsOption;
import org.demeanor.cli.option.LimitOptions;
import org.demeanor.cli.option.ModelsOption;
import org.demeanor.cli.option.ParticipantOptions;
import org.demeanor.cli.option.SegmentOptions;
import org.demeanor.cli.option.StreamOptions;
import org.demeanor.cli.option.TimelineOptions;
import org.demeanor.cli.parquet.ParquetTables;
import org.demeanor.cli.terminal.ResultTable;
import org.demeanor.cli.terminal.Terminal;
import org.demeanor.cli.word.EffectiveOptions;
import org.demeanor.media.MediaFiles;
import org.demeanor.report.ClipOutput;
import org.demeanor.report.table.ClipTable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code demeanor analyze}: clips in, tables out. */
@Command(name = "analyze", description = "Analyses clips. Writes clips.csv, a frames.csv for each clip, and run.json.",
		modelTransformer = OutputFlags.class)
public final class AnalyzeCommand implements Callable<Integer> {

	/** The nets start each of them, needed or not. */
	private static final int MOST_THREADS = 1024;

	@Spec
	private CommandSpec spec;

	@ParentCommand
	private WorkerOwner parent;

	@Mixin
	private InputOptions inputs;

	@Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the results go.")
	private Path out;

	@Mixin
	private AnalysisOptions analysis;

	@Mixin
	private TimelineOptions timeline;

	@Mixin
	private ExportOption export;

	@Mixin
	private SegmentOptions segments;

	@Mixin
	private JobsOption jobs;

	@Option(names = "--threads", paramLabel = "N",
			description = "Threads for one clip; default 1, for a single input all cores.")
	private Integer threads;

	@Option(names = "--parquet", description = "Also writes the tables of all clips as Parquet: clips, frames, timeline, people, summary.")
	private boolean parquet;

	@Option(names = "--resume", description = "Keeps the clips that an earlier, interrupted run into DIR finished.")
	private boolean resume;

	@Option(names = "--shard", paramLabel = "I/N", defaultValue = "1/1", converter = ShardConverter.class,
			description = "Analyses every N-th input from the I-th on, for array jobs; see merge.")
	private Shard shard;

	@Option(names = "--dry-run", description = "Checks and lists the inputs and their names; writes nothing.")
	private boolean dryRun;

	@Option(names = "--in-process", description = "Analyses without worker processes. It starts sooner, but a clip that"
			+ " crashes FFmpeg ends the run.")
	private boolean inProcess;

	@Mixin
	private ParticipantOptions participants;

	@Mixin
	private FusionOption fusion;

	@Mixin
	private IsolationOptions isolation;

	@Mixin
	private LimitOptions limits;

	@Mixin
	private DetectorOptions detector;

	@Mixin
	private ModelsOption models;

	@Override
	public Integer call() throws StageException {
		int atOnce = jobs.number();
		if (threads != null && (threads < 1 || threads > MOST_THREADS))
			throw new ParameterException(spec.commandLine(), "--threads must be from 1 to " + MOST_THREADS);
		StreamOptions.check(spec, analysis.streams());
		Settings settings = analysis.settings().withFusionModel(fusion.model());
		settings = settings.withDetector(detector.detector(settings.profile()));
		List<ClipOutput> chosen = OutputFlags.chosen(spec.commandLine().getParseResult());
		List<RunInput> items = Inputs.expand(inputs.all(limits.limits()), out, inputs.followLinks(),
				remark -> spec.commandLine().getErr().println("demeanor: " + remark));
		RunCalibration calibration = participants.request().of(models.store(), settings,
				items.stream().map(item -> item.clip().name()).toList());
		if (dryRun)
			return list(shard.of(items));
		List<ClipOutput> outputs = timeline.applied(chosen, export.formats());
		segments.output(items, spec.commandLine().getErr()).ifPresent(outputs::add);
		BatchOptions options = new BatchOptions(out, atOnce, calibration.outputs(outputs), resume, limits.limits(), shard,
				new Invocation(spec.commandLine().getParent().getParseResult().originalArgs(), EffectiveOptions.of(spec)),
				Version.version());
		BatchRun.prepare(out);
		BatchSummary summary = inProcess ? runHere(settings, options, items, calibration)
				: isAlone(items) ? runSupervised(parent.supervised().get(), settings, options, items, calibration)
				: runInWorkers(settings, options, items, calibration);
		PrintWriter err = spec.commandLine().getErr();
		if (summary.left() > 0)
			StopRequest.tell(summary.left(), summary.clips(), err);
		else
			finish(summary, err);
		return summary.failed() + summary.left() == 0 ? ExitCode.OK : ExitCode.SOME_FAILED;
	}

	// -- Helper methods --

	private void finish(BatchSummary summary, PrintWriter err) throws StageException {
		if (Terminal.isInteractive())
			ResultTable.print(out, spec.commandLine().getOut());
		err.println(summary.text() + ": " + out.resolve(ClipTable.FILE));
	}

	private int list(List<RunInput> items) {
		int failing = 0;
		for (RunInput item : items) {
			spec.commandLine().getOut().println(item.clip().name() + "\t" + OtherPeoplesText.escaped(item.clip().path().toString()));
			Optional<StageException> failure = item.failure().or(() -> unreadable(item));
			if (failure.isPresent()) {
				failing++;
				spec.commandLine().getErr().println("demeanor: " + failure.get().getMessage());
			}
		}
		spec.commandLine().getErr().println(Counts.of(items.size(), "clip") + ", " + failing
				+ " cannot be analysed; nothing was written");
		return failing == 0 ? ExitCode.OK : ExitCode.SOME_FAILED;
	}

	/** Why a file cannot even be opened; what is in it is not looked at. */
	private static Optional<StageException> unreadable(RunInput item) {
		try {
			MediaFiles.check(item.clip().path());
			return Optional.empty();
		}
		catch (StageException why) {
			return Optional.of(why);
		}
	}

	private BatchSummary runHere(Settings settings, BatchOptions options, List<RunInput> items,
			RunCalibration calibration) throws StageException {
		parent.workers().dismiss();
		WarmUp.start(settings);
		try (Analyzer analyzer = new Analyzer(settings, models.store(), threads(items)); BatchProgress progress = progress(items);
				BatchRun run = new BatchRun(analyzer, options, progress)) {
			return run(run, items, calibration);
		}
	}

	/** Whether a crash would cost the clip in hand alone, which is then tried again in a worker. */
	private boolean isAlone(List<RunInput> items) {
		return parent.supervised().isPresent() && items.size() == 1 && items.get(0).failure().isEmpty()
				&& Records.areEqual(isolation.isolation(), Isolation.DEFAULT);
	}

	private BatchSummary runSupervised(AnalyzerAhead ahead, Settings settings, BatchOptions options, List<RunInput> items,
			RunCalibration calibration) throws StageException {
		try (Analyzer analyzer = ahead.take(settings, models.store(), threads(items)); BatchProgress progress = progress(items);
				BatchRun run = BatchRun.supervised(analyzer, Isolation.DEFAULT, options, progress)) {
			return run(run, items, calibration);
		}
	}

	private BatchSummary runInWorkers(Settings settings, BatchOptions options, List<RunInput> items,
			RunCalibration calibration) throws StageException {
		try (BatchProgress progress = progress(items); BatchRun run = BatchRun.inWorkers(settings, models.store(),
				threads(items), parent.workers().within(isolation.isolation()), options, progress)) {
			return run(run, items, calibration);
		}
	}

	/** Many clips share the cores, by --jobs; a single one may have all of them. */
	private int threads(List<RunInput> items) {
		if (threads != null)
			return threads;
		return items.size() == 1 ? Runtime.getRuntime().availableProcessors() : 1;
	}

	private BatchSummary run(BatchRun run, List<RunInput> items, RunCalibration calibration) throws StageException {
		StopRequest.calls(run::stop, spec.commandLine().getErr());
		return run.run(items, calibration, parquet ? ParquetTables::write : FurtherTables.NONE);
	}

	private BatchProgress progress(List<RunInput> items) {
		return new BatchProgress(shard.of(items).size(), spec.commandLine().getErr());
	}

	/** Reads i/n. */
	static final class ShardConverter implements ITypeConverter<Shard> {

		@Override
		public Shard convert(String text) {
			try {
				return Shard.parse(text);
			}
			catch (IllegalArgumentException none) {
				throw new TypeConversionException(none.getMessage());
			}
		}
	}
}
