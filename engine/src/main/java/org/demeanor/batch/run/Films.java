package org.demeanor.batch.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.batch.input.ClipFile;
import org.demeanor.batch.worker.ClipWorker;
import org.demeanor.batch.worker.ClipWorkers;
import org.demeanor.batch.worker.WorkerDiedException;
import org.demeanor.report.table.ClipTable;
import org.demeanor.report.video.Film;

/** Draws the annotated videos of clips whose scores were calibrated, when all clips of a run are there. */
final class Films {

	private final ClipWorkers workers;
	private final int jobs;
	private final BatchListener listener;

	/**
	 * @param workers remain the caller's to close
	 * @param jobs clips at once, at least 1
	 * @param listener hears of each that cannot be drawn
	 */
	Films(ClipWorkers workers, int jobs, BatchListener listener) {
		this.workers = workers;
		this.jobs = jobs;
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
	 * @param stopped whether to begin no others
	 * @return the rows; those of clips that could not be drawn say why. The places that are left stay in {@code left}
	 * @throws StageException if no worker can be started
	 */
	List<List<String>> draw(List<Integer> due, List<List<String>> rows, Map<String, ClipFile> files, BooleanSupplier stopped,
			List<Integer> left) throws StageException {
		List<List<String>> told = Collections.synchronizedList(new ArrayList<>(rows));
		Queue<Integer> waiting = new ConcurrentLinkedQueue<>(due);
		Queue<Integer> again = new ConcurrentLinkedQueue<>();
		ExecutorService lanes = Executors.newFixedThreadPool(jobs);
		try {
			List<Future<?>> done = new ArrayList<>();
			for (int lane = 0; lane < Math.min(jobs, due.size()); lane++)
				done.add(lanes.submit(() -> {
					work(waiting, again, told, files, stopped);
					return null;
				}));
			for (Future<?> lane : done)
				await(lane);
		}
		finally {
			lanes.shutdownNow();
		}
		// A neighbour's needs may have killed a worker, so each of these gets the machine for itself.
		work(again, null, told, files, stopped);
		left.addAll(waiting);
		left.addAll(again);
		return List.copyOf(told);
	}

	// -- Helper methods --

	private void work(Queue<Integer> waiting, Queue<Integer> again, List<List<String>> told, Map<String, ClipFile> files,
			BooleanSupplier stopped) throws StageException {
		if (waiting.isEmpty())
			return;
		try (ClipWorker worker = workers.open()) {
			for (Integer i = stopped.getAsBoolean() ? null : waiting.poll(); i != null;
					i = stopped.getAsBoolean() ? null : waiting.poll()) {
				ClipFile clip = files.get(ClipTable.clip(told.get(i)));
				try {
					told.set(i, told(worker.draw(clip, told.get(i)), told.get(i)));
				}
				catch (WorkerDiedException died) {
					if (died.late() || again == null)
						told.set(i, told(died.result(clip), told.get(i)));
					else
						again.add(i);
				}
			}
		}
	}

	private List<String> told(ClipResult drawn, List<String> row) {
		for (StageException failure : drawn.failures())
			listener.noted(failure);
		return drawn.failures().isEmpty() ? row : ClipTable.failed(row, drawn.explanation());
	}

	private static void await(Future<?> lane) throws StageException {
		try {
			lane.get();
		}
		catch (ExecutionException failed) {
			if (failed.getCause() instanceof StageException stage)
				throw stage;
			throw new IllegalStateException(failed.getCause());
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new StageException(Stage.REPORT, "annotated videos", "the run was interrupted", interrupted);
		}
	}
}
