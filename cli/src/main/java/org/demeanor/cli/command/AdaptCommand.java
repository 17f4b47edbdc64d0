package org.demeanor.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

import org.demeanor.Counts;
import org.demeanor.Modality;
import org.demeanor.StageException;
import org.demeanor.adapt.AdaptRequest;
import org.demeanor.adapt.Adaptation;
import org.demeanor.adapt.LabelLayout;
import org.demeanor.adapt.LabelledClip;
import org.demeanor.adapt.LabelledClips;
import org.demeanor.analysis.Profile;
import org.demeanor.batch.run.CalibrationRequest;
import org.demeanor.calibration.CalibrationMode;
import org.demeanor.calibration.Participants;
import org.demeanor.cli.option.DetectorOptions;
import org.demeanor.cli.option.JobsOption;
import org.demeanor.cli.option.ModelsOption;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demeanor adapt}: a lab's own labels for a net. */
@Command(name = "adapt", description = {
		"Learns labels of your own from your clips.",
		"Fits a new last layer to a net, judged by leaving participants out. Writes a bundle for --models, with its card." })
public final class AdaptCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "DIR", description = "The folder of the clips, or the table of --layout csv.")
	private Path folder;

	@Option(names = "--layout", paramLabel = "NAME", defaultValue = "folders",
			description = { "folders (DIR/<label>/<file>), ravdess (label and participant from the file names) or csv",
					"(DIR/labels.csv with clip,truth[,participant]); default ${DEFAULT-VALUE}" })
	private LabelLayout layout;

	@Option(names = "--base", paramLabel = "STREAM", required = true,
			description = "The stream whose net is adapted: face or voice.")
	private Modality base;

	@Option(names = "--cropped", description = {
			"The files are pictures of faces that are cut out already. With layout ravdess the pictures of one clip,",
			"named <clip>_<number>, are one clip." })
	private boolean cropped;

	@Option(names = "--net", paramLabel = "NAME", description = "That net, if the profile standard has several for the stream.")
	private String net;

	@Option(names = "--name", paramLabel = "NAME", description = "Of the bundle; default: the folder's name and the stream.")
	private String name;

	@Option(names = "--licence", paramLabel = "TEXT",
			description = "The licence of the weights; default: a reference to the net's.")
	private String licence;

	@Option(names = "--out", paramLabel = "BUNDLES", required = true,
			description = "The folder for --models; made if it is not there.")
	private Path out;

	@Option(names = "--participants", paramLabel = "FILE",
			description = "Whose each clip is: CSV with the columns clip, participant.")
	private Path participants;

	@Option(names = "--participant-pattern", paramLabel = "REGEX",
			description = "Whose each clip is, by its name: the first group of this regular expression, e.g. '_(\\w+)_'.")
	private String pattern;

	@Mixin
	private JobsOption jobs;

	@Option(names = "--follow-links", description = "Follows links inside of the folder.")
	private boolean followLinks;

	@Option(names = "--skip-bad", description = "Skips and counts files that cannot be read.")
	private boolean skipBad;

	@Mixin
	private DetectorOptions detector;

	@Mixin
	private ModelsOption models;

	@Override
	public Integer call() throws StageException {
		int atOnce = jobs.number();
		if (cropped && base == Modality.VOICE)
			throw new ParameterException(spec.commandLine(), "--cropped faces have no voice");
		List<LabelledClip> found = found();
		Participants known = new CalibrationRequest(CalibrationMode.NONE, Optional.ofNullable(participants),
				Optional.ofNullable(pattern))
				.checked().participants(found.stream().map(LabelledClip::name).toList(), Optional.empty());
		LabelledClips clips = LabelledClips.of(folder.toString(), found, known);
		AdaptRequest request = new AdaptRequest(base, Optional.ofNullable(net), name == null ? AdaptRequest.nameOf(folder, base)
				: name,
				Optional.ofNullable(licence), detector.detector(Profile.STANDARD), cropped, atOnce, skipBad, out);
		Adaptation.Result result = run(request, clips);
		result.card().lines().forEach(spec.commandLine().getOut()::println);
		if (!result.without().isEmpty())
			spec.commandLine().getErr().printf("left out: %s without a %s%n", Counts.of(result.without().size(), "clip"), base.label());
		spec.commandLine().getOut().printf("%s%nUse it: demeanor analyze INPUT --out DIR --models %s --trust-models%n",
				out.resolve(request.name() + ".md"), out);
		return result.skipped().isEmpty() ? ExitCode.OK : ExitCode.SOME_FAILED;
	}

	// -- Helper methods --

	private List<LabelledClip> found() throws StageException {
		LabelLayout.Found found = layout.find(folder, cropped, followLinks);
		found.leftOut().forEach((why, files) -> spec.commandLine().getErr()
				.println("left out: " + Counts.of(files, "file") + ": " + why));
		return found.clips();
	}

	private Adaptation.Result run(AdaptRequest request, LabelledClips clips) throws StageException {
		try (DataSetProgress progress = new DataSetProgress("adapt", clips.clips().size(), spec.commandLine().getErr())) {
			AtomicBoolean stopped = new AtomicBoolean();
			Adaptation adaptation = new Adaptation(request, models.store(), progress, stopped::get);
			StopRequest.calls(() -> stopped.set(true), spec.commandLine().getErr());
			return adaptation.run(clips);
		}
	}
}
