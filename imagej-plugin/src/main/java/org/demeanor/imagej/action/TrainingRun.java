package org.demeanor.imagej.action;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.demeanor.Counts;
import org.demeanor.Modality;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.adapt.AdaptRequest;
import org.demeanor.adapt.Adaptation;
import org.demeanor.adapt.HeadCard;
import org.demeanor.adapt.LabelLayout;
import org.demeanor.adapt.LabelledClip;
import org.demeanor.adapt.LabelledClips;
import org.demeanor.analysis.DetectorType;
import org.demeanor.analysis.Settings;
import org.demeanor.calibration.Participants;
import org.demeanor.dataset.DataSetListener;
import org.demeanor.dataset.Item;
import org.demeanor.imagej.display.AnalysisProgress;
import org.demeanor.imagej.display.RowsTable;
import org.demeanor.imagej.image.VideoOpener;
import org.demeanor.model.ModelFile;

import ij.IJ;

/** Train on Labelled Folder: {@code demeanor adapt}, which writes the same bundle. */
final class TrainingRun {

	private static final String TITLE = "Demeanor training";

	private TrainingRun() {}

	static void run(OptionValues values, AnalysisProgress progress) throws StageException {
		if (values.text("folder").isBlank() || values.text("out").isBlank())
			throw new StageException(Stage.OPTION, values.text("folder").isBlank() ? "folder" : "out", "no folder was named");
		if (values.integer("jobs") < 1)
			throw new StageException(Stage.OPTION, "jobs", "must be at least 1");
		Path folder = VideoOpener.path(values.text("folder"));
		Path out = VideoOpener.path(values.text("out"));
		Modality base = values.choice("base", Modality.values(), Modality::label);
		boolean cropped = values.flag("cropped");
		if (cropped && base == Modality.VOICE)
			throw new StageException(Stage.OPTION, "cropped", "faces that are cut out have no voice");
		List<LabelledClip> found = found(values, folder, cropped);
		Participants known = SettingsFactory.participants(values, found.stream().map(LabelledClip::name).toList());
		LabelledClips clips = LabelledClips.of(folder.toString(), found, known);
		String name = values.text("name").isBlank() ? AdaptRequest.nameOf(folder, base) : values.text("name").strip();
		Optional<ModelFile> detector = SettingsFactory.detectorModel(values);
		AdaptRequest request = new AdaptRequest(base, Optional.empty(), name, Optional.empty(),
				detector.isPresent() ? DetectorType.ofFile(detector.get()) : Settings.DEFAULT.detector(),
				cropped, values.integer("jobs"), values.flag("skipbad"), out);
		Adaptation.Result result = new Adaptation(request, SettingsFactory.models(values),
				new ClipCounter(clips.clips().size(), progress), progress::cancelled).run(clips);
		result.card().lines().forEach(IJ::log);
		if (!result.without().isEmpty())
			IJ.log("left out: " + Counts.of(result.without().size(), "clip") + " without a " + base.label());
		result.skipped().values().forEach(IJ::log);
		IJ.log(out.resolve(name + ".md").toString());
		show(result.card());
	}

	// -- Helper methods --

	private static List<LabelledClip> found(OptionValues values, Path folder, boolean cropped) throws StageException {
		LabelLayout.Found found = values.choice("layout", LabelLayout.values(), LabelLayout::label)
				.find(folder, cropped, values.flag("followlinks"));
		found.leftOut().forEach((why, files) -> IJ.log("left out: " + Counts.of(files, "file") + ": " + why));
		return found.clips();
	}

	/** For each true label how often each label was the answer. */
	private static void show(HeadCard card) {
		List<String> columns = new ArrayList<>(List.of("truth"));
		columns.addAll(card.labels());
		columns.add("recall");
		List<List<String>> rows = new ArrayList<>();
		for (int label = 0; label < card.labels().size(); label++) {
			List<String> row = new ArrayList<>(List.of(card.labels().get(label)));
			for (int count : card.confusion()[label])
				row.add(String.valueOf(count));
			row.add(String.format(Locale.ROOT, "%.3f", card.recall(label)));
			rows.add(row);
		}
		RowsTable.of(columns, rows).show(TITLE);
	}

	private static final class ClipCounter implements DataSetListener {

		private final int clips;
		private final AnalysisProgress progress;
		private final AtomicInteger done = new AtomicInteger();

		ClipCounter(int clips, AnalysisProgress progress) {
			this.clips = clips;
			this.progress = progress;
		}

		@Override
		public void finished(Item item) {
			int count = done.incrementAndGet();
			progress.show((double) count / clips, "clip " + count + " of " + clips);
		}

		@Override
		public void skipped(Item item, StageException why) {
			finished(item);
		}
	}
}
