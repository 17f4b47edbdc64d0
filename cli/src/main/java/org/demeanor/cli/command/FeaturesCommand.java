package org.demeanor.cli.command;

import java.util.concurrent.Callable;

import org.demeanor.Counts;
import org.demeanor.StageException;
import org.demeanor.analysis.FaceFeatures;
import org.demeanor.analysis.Profile;
import org.demeanor.cli.option.DataOptions;
import org.demeanor.cli.option.DetectorOptions;
import org.demeanor.dataset.DataSet;
import org.demeanor.face.detection.DetectorSpec;
import org.demeanor.face.detection.FaceDetectors;
import org.demeanor.features.FeatureRun;
import org.demeanor.inference.Device;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demeanor features}: the faces of videos, for a training recipe. */
@Command(name = "features", description = {
		"Cuts the faces out of the videos of a data set, for training.",
		"Each clip gets <clip>.faces.npy, all clips together get faces.csv and features.json.",
		"Skips frames without exactly one face." })
public final class FeaturesCommand implements Callable<Integer> {

	/** No picture shows a larger face, and all faces of a clip are in memory. */
	private static final int MOST_PIXELS = 4096;

	@Spec
	private CommandSpec spec;

	@Mixin
	private DataOptions data;

	@Option(names = "--profile", paramLabel = "NAME", defaultValue = "reference",
			description = "The profile that chooses frames and face detection; default ${DEFAULT-VALUE}")
	private Profile profile;

	@Option(names = "--size", paramLabel = "N", defaultValue = "112",
			description = "Pixels along each side of a face; default ${DEFAULT-VALUE}")
	private int size;

	@Option(names = "--color", description = "Red, green and blue instead of gray.")
	private boolean color;

	@Option(names = "--resume", description = {
			"Keeps the clips that an earlier, interrupted run into DIR finished, with or without a face; tries skipped",
			"ones again." })
	private boolean resume;

	@Mixin
	private DetectorOptions detector;

	@Override
	public Integer call() throws StageException {
		if (size < 1 || size > MOST_PIXELS)
			throw new ParameterException(spec.commandLine(), "--size must be from 1 to " + MOST_PIXELS);
		FeatureRun.Summary summary;
		DataSet items;
		DetectorSpec chosen = detector.detector(profile);
		try (FaceDetectors detectors = chosen.load(Device.CPU)) {
			items = data.read(false, false);
			summary = run(items, new FaceFeatures(profile, chosen, detectors, size, color));
		}
		int clips = items.items().size();
		if (summary.left() > 0)
			StopRequest.tell(summary.left(), clips, spec.commandLine().getErr());
		else
			spec.commandLine().getErr().printf(
					"%s of %s, %d of them without a face, %d skipped, %d of an earlier run: %s%n",
					Counts.of(summary.faces(), "face"), Counts.of(clips, "clip"),
					clips - summary.clipsWithFace() - summary.skipped().size(), summary.skipped().size(), summary.resumed(), data.out().resolve("faces.csv"));
		return summary.skipped().size() + summary.left() == 0 ? ExitCode.OK : ExitCode.SOME_FAILED;
	}

	private FeatureRun.Summary run(DataSet items, FaceFeatures features) throws StageException {
		try (DataSetProgress progress = new DataSetProgress("features", items.items().size(), spec.commandLine().getErr())) {
			FeatureRun run = new FeatureRun(features, data.out(), data.jobs(),
					data.skipBad(), resume, progress);
			StopRequest.calls(run::stop, spec.commandLine().getErr());
			return run.run(items, Version.version());
		}
	}
}
