package org.demeanor.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.ClipResult;
import org.demeanor.calibration.Participants;
import org.demeanor.dataset.DataSet;
import org.demeanor.dataset.DataSetListener;
import org.demeanor.dataset.LabelledFile;
import org.demeanor.dataset.ParallelItems;
import org.demeanor.media.Clip;
import org.demeanor.media.open.Clips;

/** Asks the nets about every item of a data set. */
public final class EvaluationRun {

	private final Analyzer analyzer;
	private final boolean cropped;
	private final ParallelItems items;

	/**
	 * @param analyzer remains the caller's to close
	 * @param cropped whether the items are pictures of faces that are cut out already
	 * @param jobs items at once, at least 1
	 * @param skipBad whether to skip an item that cannot be used; else it ends the run
	 * @param listener hears of each item
	 */
	public EvaluationRun(Analyzer analyzer, boolean cropped, int jobs, boolean skipBad, DataSetListener listener) {
		this.analyzer = analyzer;
		this.cropped = cropped;
		items = new ParallelItems(jobs, skipBad, listener);
	}

	/**
	 * Runs to the end.
	 *
	 * @param people whose each item is, by its name; whom the intervals resample
	 * @throws StageException if an item cannot be used and is not to be skipped
	 */
	public Evaluation run(DataSet data, Participants people) throws StageException {
		return new Evaluation(data, people, analyzer.settings(), items.run(data.items(), this::answer));
	}

	private Answer answer(LabelledFile item) throws StageException {
		ClipResult result = cropped ? analyzer.analyzeCrops(item.name(), open(item.files()))
				: analyzer.analyze(Clips.open(item.files().get(0)));
		if (!result.failures().isEmpty())
			throw result.failures().get(0);
		return Answer.of(item, result);
	}

	private static List<Clip> open(List<Path> pictures) throws StageException {
		List<Clip> clips = new ArrayList<>();
		for (Path picture : pictures)
			clips.add(Clips.open(picture));
		return clips;
	}
}
