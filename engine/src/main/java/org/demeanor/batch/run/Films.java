package org.demeanor.batch.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.batch.input.ClipFile;
import org.demeanor.report.table.ClipTable;
import org.demeanor.report.video.Film;

/** Draws the annotated videos of clips whose scores were calibrated, when all clips of a run are there. */
final class Films {

	private final Lanes lanes;
	private final BatchListener listener;
	private int left;

	/** @param listener hears of each that cannot be drawn */
	Films(Lanes lanes, BatchListener listener) {
		this.lanes = lanes;
		this.listener = listener;
	}

	/**
	 * The places of the rows whose videos are missing or show other scores.
	 *
	 * @param changed names of clips whose tables have changed
	 */
	static List<Integer> due(Path folder, List<List<String>> rows, Set<String> changed) throws StageException {
		List<Integer> due = new ArrayList<>();
		for (int i = 0; i < rows.size(); i++) {
			String clip = ClipTable.clip(rows.get(i));
			if (!ClipTable.isFailed(rows.get(i)) && Film.isPlanned(folder, clip)
					&& (changed.contains(clip) || !Film.isDrawn(folder, clip)))
				due.add(i);
		}
		return due;
	}

	/**
	 * Draws.
	 *
	 * @param due places in {@code rows}
	 * @param files of the clips, by name
	 * @return the rows; those of clips that could not be drawn say why
	 * @throws StageException if no worker can be started
	 */
	List<List<String>> draw(List<Integer> due, List<List<String>> rows, Map<String, ClipFile> files) throws StageException {
		List<List<String>> told = Collections.synchronizedList(new ArrayList<>(rows));
		left = lanes.run(due, (i, worker) -> told.set(i, told(worker.draw(file(rows.get(i), files), rows.get(i)), rows.get(i))),
				(i, died) -> told.set(i, told(died.result(file(rows.get(i), files)), rows.get(i))));
		return List.copyOf(told);
	}

	/** How many were left, because the run was stopped. */
	int left() {
		return left;
	}

	// -- Helper methods --

	private static ClipFile file(List<String> row, Map<String, ClipFile> files) {
		return files.get(ClipTable.clip(row));
	}

	private List<String> told(ClipResult drawn, List<String> row) {
		for (StageException failure : drawn.failures())
			listener.noted(failure);
		return drawn.failures().isEmpty() ? row : ClipTable.failed(row, drawn.explanation());
	}
}
