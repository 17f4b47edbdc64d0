package org.demeanor.imagej.action;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.demeanor.CancelledException;
import org.demeanor.Counts;
import org.demeanor.Modality;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.ClipStatus;
import org.demeanor.analysis.Settings;
import org.demeanor.batch.BatchOptions;
import org.demeanor.batch.input.ClipFile;
import org.demeanor.batch.input.Inputs;
import org.demeanor.batch.input.RunInput;
import org.demeanor.batch.run.BatchListener;
import org.demeanor.batch.run.BatchRun;
import org.demeanor.batch.run.BatchSummary;
import org.demeanor.batch.run.RunCalibration;
import org.demeanor.imagej.display.AnalysisProgress;
import org.demeanor.imagej.display.Messages;
import org.demeanor.imagej.image.VideoOpener;
import org.demeanor.media.MediaFiles;
import org.demeanor.model.ModelStore;

import ij.IJ;

/** Analyze Folder: the batch run of the command line, which writes the same files. */
final class FolderRun {

	private FolderRun() {}

	static void run(OptionValues values, AnalysisProgress progress) throws StageException {
		if (values.text("folder").isBlank() || values.text("out").isBlank())
			throw new StageException(Stage.OPTION, values.text("folder").isBlank() ? "folder" : "out", "no folder was named");
		if (values.integer("jobs") < 1)
			throw new StageException(Stage.OPTION, "jobs", "must be at least 1");
		Settings settings = SettingsFactory.ofFiles(values, Modality.parse(values.text("streams")));
		Path out = VideoOpener.path(values.text("out"));
		List<RunInput> inputs = Inputs.expand(List.of(values.text("folder")), out, values.flag("followlinks"), IJ::log);
		if (inputs.size() == 1)
			checkFound(inputs.get(0));
		ModelStore models = SettingsFactory.models(values);
		RunCalibration calibration = SettingsFactory.calibration(values).of(models, settings,
				inputs.stream().map(input -> input.clip().name()).toList());
		int threads = inputs.size() == 1 ? Runtime.getRuntime().availableProcessors() : 1;
		BatchOptions options = new BatchOptions(out, values.integer("jobs"),
				calibration.outputs(SettingsFactory.outputs(values, inputs, IJ::log)), values.flag("resume"), version());
		// The run creates the folder of the results, so an error before it leaves none behind.
		try (Analyzer analyzer = new Analyzer(settings, models, threads, progress);
				BatchRun run = new BatchRun(analyzer, options, new ClipCounter(inputs.size(), progress))) {
			BatchSummary summary = run.run(inputs, calibration);
			if (progress.cancelled())
				throw new CancelledException(Stage.MEDIA, values.text("folder"), "when " + summary.left() + " of "
						+ Counts.of(summary.clips(), "clip") + " were not done; run it again with resume to go on");
			IJ.log(summary.text() + ": " + out.resolve("clips.csv"));
		}
	}

	/** A mistyped folder, or one without media, is a mistake and not a table of one failed row. */
	private static void checkFound(RunInput input) throws StageException {
		if (input.failure().isPresent())
			throw input.failure().get();
		if (!Files.exists(input.clip().path()))
			MediaFiles.check(input.clip().path());
	}

	/** The version in the jar; empty if the classes lie in a folder. */
	private static String version() {
		String version = FolderRun.class.getPackage().getImplementationVersion();
		return version == null ? "" : version;
	}

	private static final class ClipCounter implements BatchListener {

		private final int clips;
		private final AnalysisProgress progress;
		private final AtomicInteger done = new AtomicInteger();

		ClipCounter(int clips, AnalysisProgress progress) {
			this.clips = clips;
			this.progress = progress;
		}

		@Override
		public void finished(ClipFile clip, ClipResult result) {
			if (result.status() == ClipStatus.FAILED)
				IJ.log(result.explanation());
			resumed(clip);
		}

		@Override
		public void noted(StageException what) {
			Messages.log(what.getMessage());
		}

		@Override
		public void drawn(int films, int all) {
			progress.show((double) films / all, "film " + films + " of " + all);
		}

		@Override
		public void resumed(ClipFile clip) {
			int count = done.incrementAndGet();
			progress.show((double) count / clips, "clip " + count + " of " + clips);
		}
	}
}
