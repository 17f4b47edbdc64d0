package org.demeanor.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.demeanor.Stage;
import org.demeanor.StageException;

/** Does the same work on every item of a run, several at once. */
public final class ParallelItems {

	/** Work on one item. */
	@FunctionalInterface
	public interface Work<I extends Item, T> {

		T on(I item) throws StageException;
	}

	/**
	 * The outcome.
	 *
	 * @param results in the order of the items, without those that were skipped or that a stopped run did not begin
	 * @param skipped items that could not be used, and why
	 */
	public record Outcome<T>(List<T> results, Map<String, String> skipped) {}

	private final int jobs;
	private final boolean skipBad;
	private final DataSetListener listener;
	private volatile boolean stopped;

	/**
	 * @param jobs items at once, at least 1
	 * @param skipBad whether to skip an item that cannot be used; else it ends the run. A file that cannot be written
	 *        always does
	 */
	public ParallelItems(int jobs, boolean skipBad, DataSetListener listener) {
		this.jobs = jobs;
		this.skipBad = skipBad;
		this.listener = listener;
	}

	/** Runs to the end, or until it is stopped; the items are at least one. */
	public <I extends Item, T> Outcome<T> run(List<I> items, Work<I, T> work) throws StageException {
		Map<String, String> skipped = new LinkedHashMap<>();
		ExecutorService workers = Executors.newFixedThreadPool(jobs);
		try {
			List<Future<Optional<T>>> waiting = new ArrayList<>();
			for (I item : items)
				waiting.add(workers.submit(() -> one(item, work, skipped)));
			List<T> results = new ArrayList<>();
			for (Future<Optional<T>> one : waiting)
				one.get().ifPresent(results::add);
			return new Outcome<>(results, skipped);
		}
		catch (ExecutionException failed) {
			if (failed.getCause() instanceof StageException bad)
				throw bad.stage() == Stage.REPORT ? bad : new StageException(bad.stage(), bad.subject(),
						bad.reason() + " (--skip-bad goes on without such files)", bad);
			throw new IllegalStateException(failed.getCause());
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new StageException(Stage.MEDIA, items.get(0).name(), "the run was interrupted", interrupted);
		}
		finally {
			end(workers);
		}
	}

	/** Finishes the items in hand and begins no others. For any thread. */
	public void stop() {
		stopped = true;
	}

	// -- Helper methods --

	/** Waits for work in progress: it uses nets and files that the caller may close once this returns. */
	private void end(ExecutorService workers) {
		stop();
		workers.shutdown();
		boolean interrupted = Thread.interrupted();
		boolean ended = false;
		while (!ended)
			try {
				ended = workers.awaitTermination(1, TimeUnit.MINUTES);
			}
			catch (InterruptedException again) {
				interrupted = true;
			}
		if (interrupted)
			Thread.currentThread().interrupt();
	}

	private <I extends Item, T> Optional<T> one(I item, Work<I, T> work, Map<String, String> skipped) throws StageException {
		if (stopped)
			return Optional.empty();
		try {
			T result = work.on(item);
			synchronized (listener) {
				listener.finished(item);
			}
			return Optional.of(result);
		}
		catch (StageException bad) {
			// A failed write is no fault of the item: on a full disk all others would be skipped, too.
			if (!skipBad || bad.stage() == Stage.REPORT) {
				stop();
				throw bad;
			}
			synchronized (listener) {
				skipped.put(item.name(), bad.getMessage());
				listener.skipped(item, bad);
			}
			return Optional.empty();
		}
	}
}
