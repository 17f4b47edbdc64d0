package org.demeanor.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.Profile;
import org.demeanor.analysis.Settings;
import org.demeanor.batch.BatchOptions;
import org.demeanor.batch.BatchRun;
import org.demeanor.batch.BatchSummary;
import org.demeanor.batch.Inputs;
import org.demeanor.fusion.FrameRule;
import org.demeanor.fusion.StreamRule;
import org.demeanor.inference.Device;
import org.demeanor.inference.ModelStore;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demeanor analyze}: clips in, tables out. */
@Command(name = "analyze", description = "Analyses clips: writes clips.csv, a frames.csv for each clip, and run.json.")
final class AnalyzeCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "INPUT", arity = "1..*", description = "Files, folders (searched for media) or globs.")
	private List<String> inputs;

	@Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the results go.")
	private Path out;

	@Option(names = "--streams", paramLabel = "LIST", defaultValue = "face,voice",
			description = "face, voice or face,voice; default ${DEFAULT-VALUE}")
	private Streams streams;

	@Option(names = "--frame-rule", paramLabel = "RULE", defaultValue = "mean",
			description = "How frames become a clip: mean, median, mode or weighted; default ${DEFAULT-VALUE}")
	private FrameRule frameRule;

	@Option(names = "--rule", paramLabel = "RULE", defaultValue = "auto",
			description = { "How face and voice become one: mean, median, weighted, product, or auto: what the models name",
					"for the profile, the mean where they name nothing; default ${DEFAULT-VALUE}" })
	private StreamRule streamRule;

	@Option(names = "--profile", paramLabel = "NAME", defaultValue = "standard",
			description = "standard, or reference for the published system; default ${DEFAULT-VALUE}")
	private Profile profile;

	@Option(names = "--device", paramLabel = "NAME", defaultValue = "auto",
			description = "auto, cpu or cuda; default ${DEFAULT-VALUE}")
	private Device device;

	@Option(names = "--jobs", paramLabel = "N", defaultValue = "1",
			description = "Clips analysed at once; default ${DEFAULT-VALUE}")
	private int jobs;

	@Option(names = "--annotate", description = "Also writes each clip with boxes and labels, as MP4.")
	private boolean annotate;

	@Option(names = "--resume", description = "Keeps the clips that an earlier, interrupted run into DIR finished.")
	private boolean resume;

	@Mixin
	private ModelsOption models;

	@Override
	public Integer call() throws StageException {
		if (jobs < 1)
			throw new ParameterException(spec.commandLine(), "--jobs must be at least 1");
		Settings settings = new Settings(profile, streams.face(), streams.voice(), frameRule, streamRule, device);
		BatchRun.prepare(out);
		List<Inputs.Item> items = Inputs.expand(inputs, out);
		BatchOptions options = new BatchOptions(out, jobs, annotate, resume, Version.version());
		int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / jobs);
		try (Analyzer analyzer = new Analyzer(settings, models.store(), threads)) {
			BatchSummary summary = run(analyzer, options, items);
			spec.commandLine().getErr().printf("%d clips, %d failed: %s%n", summary.clips(), summary.failed(),
					out.resolve("clips.csv"));
			return summary.failed() == 0 ? ExitCode.OK : ExitCode.SOME_FAILED;
		}
	}

	private BatchSummary run(Analyzer analyzer, BatchOptions options, List<Inputs.Item> items) throws StageException {
		try (Progress progress = new Progress(items.size(), spec.commandLine().getErr())) {
			return new BatchRun(analyzer, options, progress).run(items);
		}
	}
}
