package org.demeanor.batch.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.batch.worker.ClipWorker;
import org.demeanor.batch.worker.ClipWorkers;
import org.demeanor.batch.worker.WorkerDiedException;

/** Threads that take clips in turn, each with a worker of its own. A clip that killed its worker is tried once more, alone. */
final class Lanes {

	/** What is done with a clip. */
	@FunctionalInterface
	interface Task {

		/** @param place of the clip in the caller's list */
		void run(int place, ClipWorker worker) throws WorkerDiedException, StageException;
	}

	/** What is done with a clip that is not tried again. */
	@FunctionalInterface
	interface GivenUp {

		/** @param place of the clip in the caller's list */
		void tell(int place, WorkerDiedException why) throws StageException;
	}

	private final ClipWorkers workers;
	private final int jobs;
	private final Path out;
	private final Queue<Integer> waiting = new ConcurrentLinkedQueue<>();
	private final Queue<Integer> again = new ConcurrentLinkedQueue<>();
	private volatile boolean stopped;

	/**
	 * @param workers remain the caller's to close
	 * @param jobs clips at once, at least 1
	 * @param out the folder of the results, for messages
	 */
	Lanes(ClipWorkers workers, int jobs, Path out) {
		this.workers = workers;
		this.jobs = jobs;
		this.out = out;
	}

	/**
	 * Runs to the end, or until it is stopped.
	 *
	 * @param order places of the clips, in the order in which they are taken
	 * @return how many are left, because it was stopped
	 * @throws StageException if no worker can be started, or from what is done with a clip
	 */
	int run(List<Integer> order, Task task, GivenUp givenUp) throws StageException {
		waiting.addAll(order);
		ExecutorService threads = Executors.newFixedThreadPool(jobs);
		try {
			List<Future<?>> done = new ArrayList<>();
			for (int lane = 0; lane < Math.min(jobs, order.size()); lane++)
				done.add(threads.submit(() -> {
					work(task, givenUp);
					return null;
				}));
			await(done);
		}
		finally {
			stopped |= threads.shutdownNow().size() > 0;
		}
		tryAgain(task, givenUp);
		return waiting.size() + again.size();
	}

	/** Finishes the clips in hand and begins no others. For any thread. */
	void stop() {
		stopped = true;
	}

	// -- Helper methods --

	/** Waits for all lanes, even if one has failed in any way: the others may have a clip in hand. */
	private void await(List<Future<?>> lanes) throws StageException {
		Throwable failure = null;
		for (Future<?> lane : lanes)
			try {
				lane.get();
			}
			catch (ExecutionException failed) {
				stop();
				// A fault of ours tells more than a lane that could not go on.
				if (failure == null || failure instanceof StageException)
					failure = failed.getCause();
			}
			catch (InterruptedException interrupted) {
				stop();
				Thread.currentThread().interrupt();
				throw new StageException(Stage.REPORT, out.toString(), "the run was interrupted", interrupted);
			}
		if (failure instanceof StageException stage)
			throw stage;
		if (failure != null)
			throw new IllegalStateException(failure);
	}

	private void work(Task task, GivenUp givenUp) throws StageException {
		try (ClipWorker worker = workers.open()) {
			for (Integer place = next(waiting); place != null; place = next(waiting))
				try {
					task.run(place, worker);
				}
				catch (WorkerDiedException died) {
					if (died.late())
						givenUp.tell(place, died);
					else
						again.add(place);
				}
		}
		catch (StageException | RuntimeException | Error failed) {
			stop();
			throw failed;
		}
	}

	/** A neighbour's needs may have killed a worker, so each of these clips gets the machine for itself. */
	private void tryAgain(Task task, GivenUp givenUp) throws StageException {
		for (Integer place = next(again); place != null; place = next(again))
			try (ClipWorker worker = workers.open()) {
				task.run(place, worker);
			}
			catch (WorkerDiedException died) {
				givenUp.tell(place, died);
			}
	}

	private Integer next(Queue<Integer> places) {
		return stopped ? null : places.poll();
	}
}
