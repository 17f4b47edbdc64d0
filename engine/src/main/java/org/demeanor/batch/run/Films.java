package org.demeanor.batch.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.batch.input.ClipFile;
import org.demeanor.report.table.ClipTable;
import org.demeanor.report.video.Film;

/** Draws the annotated videos of clips whose scores were calibrated, when all clips of a run are there. */
final class Films {

	private final Lanes lanes;
	private final Path folder;
	private final BatchListener listener;
	private int left;

	/**
	 * @param folder of the results
	 * @param listener hears of each, and why it cannot be drawn
	 */
	Films(Lanes lanes, Path folder, BatchListener listener) {
		this.lanes = lanes;
		this.folder = folder;
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
	 * Draws. If a video cannot be drawn, an older one, with other scores, is deleted.
	 *
	 * @param due places in {@code rows}
	 * @param files of the clips, by name
	 * @return the rows; those of clips that could not be drawn say why
	 * @throws StageException if no worker can be started, or if an older video cannot be deleted
	 */
	List<List<String>> draw(List<Integer> due, List<List<String>> rows, Map<String, ClipFile> files) throws StageException {
		List<List<String>> told = Collections.synchronizedList(new ArrayList<>(rows));
		AtomicInteger done = new AtomicInteger();
		left = lanes.run(due, (i, worker) -> {
			told.set(i, told(worker.draw(file(rows.get(i), files), rows.get(i)), rows.get(i)));
			listener.drawn(done.incrementAndGet(), due.size());
		}, (i, died) -> {
			told.set(i, told(died.result(file(rows.get(i), files)), rows.get(i)));
			listener.drawn(done.incrementAndGet(), due.size());
		});
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

	private List<String> told(ClipResult drawn, List<String> row) throws StageException {
		if (drawn.failures().isEmpty())
			return row;
		for (StageException failure : drawn.failures())
			listener.noted(failure);
		Film.discard(folder, ClipTable.clip(row));
		return ClipTable.failed(row, drawn.explanation());
	}
}
