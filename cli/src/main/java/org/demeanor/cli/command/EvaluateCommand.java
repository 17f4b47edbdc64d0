package org.demeanor.cli.command;

import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.demeanor.Counts;
import org.demeanor.Modality;
import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.PersonCalibration;
import org.demeanor.analysis.Profile;
import org.demeanor.analysis.Settings;
import org.demeanor.batch.run.CalibrationRequest;
import org.demeanor.calibration.Participants;
import org.demeanor.cli.option.DataOptions;
import org.demeanor.cli.option.DetectorOptions;
import org.demeanor.cli.option.FusionOption;
import org.demeanor.cli.option.ModelsOption;
import org.demeanor.cli.option.ParticipantOptions;
import org.demeanor.cli.option.StreamOptions;
import org.demeanor.cli.option.Streams;
import org.demeanor.dataset.DataSet;
import org.demeanor.dataset.LabelledFile;
import org.demeanor.evaluation.Evaluation;
import org.demeanor.evaluation.EvaluationFiles;
import org.demeanor.evaluation.EvaluationRun;
import org.demeanor.evaluation.Metrics;
import org.demeanor.fusion.FrameRule;
import org.demeanor.fusion.StreamRule;
import org.demeanor.inference.Device;
import org.demeanor.report.run.FusionFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demeanor evaluate}: how good the nets are on a data set with known answers. */
@Command(name = "evaluate", description = {
		"Measures the nets on a data set with known answers.",
		"Writes metrics.json, and for face, voice and fused a table of scores and a confusion matrix as CSV and PNG." })
public final class EvaluateCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private DataOptions data;

	@Option(names = "--cropped", description = {
			"The files are pictures of faces that are cut out already. With layout ravdess the pictures of one clip,",
			"named <clip>_<number>, give one answer." })
	private boolean cropped;

	@Option(names = "--streams", paramLabel = "LIST",
			description = "face, voice or face,voice; default face,voice (with --cropped: face)")
	private Streams streams;

	@Option(names = "--profile", paramLabel = "NAME", defaultValue = "standard",
			description = "standard, or reference for the published system; default ${DEFAULT-VALUE}")
	private Profile profile;

	@Option(names = "--frame-rule", paramLabel = "RULE", defaultValue = "mean",
			description = "How to join the scores of frames: mean, median, mode or weighted; default ${DEFAULT-VALUE}")
	private FrameRule frameRule;

	@Option(names = "--rule", paramLabel = "RULE", defaultValue = "auto",
			description = "How to join face and voice: mean, median, weighted, product or auto; default ${DEFAULT-VALUE}")
	private StreamRule streamRule;

	@Option(names = "--device", paramLabel = "NAME", defaultValue = "auto",
			description = "auto, cpu or cuda; default ${DEFAULT-VALUE}")
	private Device device;

	@Option(names = "--fit", description = "Also fits how far each stream is believed to this data set: writes fusion.json, for"
			+ " --fusion.")
	private boolean fit;

	@Mixin
	private ParticipantOptions participants;

	@Mixin
	private FusionOption fusion;

	@Mixin
	private DetectorOptions detector;

	@Mixin
	private ModelsOption models;

	@Override
	public Integer call() throws StageException {
		Set<Modality> modalities = modalities();
		if (cropped && modalities.contains(Modality.VOICE))
			throw new ParameterException(spec.commandLine(), "--cropped faces have no voice");
		StreamOptions.check(spec, modalities);
		Settings settings = new Settings(profile, modalities, frameRule, streamRule, device)
				.withDetector(detector.detector(profile)).withFusionModel(fusion.model());
		CalibrationRequest request = participants.request();
		Optional<PersonCalibration> person = request.person(models.store(), settings);
		DataSet items = data.read(settings.reads(Modality.VOICE), cropped);
		Participants people = request.participants(items.items().stream().map(LabelledFile::name).toList(), Optional.empty());
		if (fit)
			FusionFile.check(data.folder().toString(), items.items().stream().map(LabelledFile::truth).toList());
		try (Analyzer analyzer = new Analyzer(settings, models.store(), 1)) {
			Evaluation evaluation = run(analyzer, items, people);
			person.ifPresent(to -> evaluation.calibrate(people, to));
			EvaluationFiles.write(data.out(), Version.version(), analyzer, options(person), evaluation);
			print(evaluation);
			person.ifPresent(to -> tellTooFew(evaluation, to));
			if (fit)
				spec.commandLine().getErr().println(FusionFile.fit(data.folder().toString(), evaluation.labelled(),
						data.out().resolve(FusionFile.FILE)));
			return evaluation.skipped().isEmpty() ? ExitCode.OK : ExitCode.SOME_FAILED;
		}
	}

	private Set<Modality> modalities() {
		if (streams != null)
			return streams.modalities();
		return cropped ? EnumSet.of(Modality.FACE) : EnumSet.allOf(Modality.class);
	}

	private Evaluation run(Analyzer analyzer, DataSet items, Participants people) throws StageException {
		try (DataSetProgress progress = new DataSetProgress("evaluate", items.items().size(), spec.commandLine().getErr())) {
			return new EvaluationRun(analyzer, cropped, data.jobs(), data.skipBad(), progress).run(items, people);
		}
	}

	private void tellTooFew(Evaluation evaluation, PersonCalibration person) {
		if (!evaluation.tooFew().isEmpty())
			spec.commandLine().getErr().printf("not calibrated in every stream, too few clips for %s: %s%n",
					person.mode().label(), evaluation.tooFew().entrySet().stream()
							.map(some -> some.getKey() + " (" + some.getValue() + ")").collect(Collectors.joining(", ")));
	}

	private Map<String, Object> options(Optional<PersonCalibration> person) {
		Map<String, Object> options = new LinkedHashMap<>();
		options.put("data", data.folder().toString());
		options.put("layout", data.layout().label());
		options.put("classes", data.classes());
		options.put("cropped", cropped);
		options.put("device", device.label());
		person.ifPresent(to -> options.put("calibrate", to.mode().label()));
		return options;
	}

	private void print(Evaluation evaluation) {
		PrintWriter out = spec.commandLine().getOut();
		out.printf("%-16s %6s %7s  %-24s %s%n", "stream", "n", "without", "top-1, 95 % interval", "top-3, 95 % interval");
		evaluation.metrics().forEach((stream, metrics) -> out.printf("%-16s %6d %7d  %-24s %s%n", stream, metrics.n(),
				metrics.withoutAnswer(), share(metrics, metrics.top1(), metrics.top1Ci95()),
				share(metrics, metrics.top3(), metrics.top3Ci95())));
		int alone = evaluation.resampledAlone();
		out.printf("Intervals by resampling %s%s; %s skipped; %s%n", evaluation.resampled(),
				alone == 0 ? "" : ", and " + Counts.of(alone, "item") + " without one by " + (alone == 1 ? "itself" : "themselves"),
				Counts.of(evaluation.skipped().size(), "item"), data.out().resolve("metrics.json"));
	}

	private static String share(Metrics metrics, double share, double[] interval) {
		return metrics.n() == 0 ? "no answer"
				: String.format(Locale.ROOT, "%.1f %% (%.1f-%.1f)", 100 * share, 100 * interval[0], 100 * interval[1]);
	}
}
