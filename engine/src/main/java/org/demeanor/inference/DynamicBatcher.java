package org.demeanor.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

import org.demeanor.BackgroundTask;
import org.demeanor.StageException;

/**
 * Joins requests from any number of threads into few calls, which one thread makes in turn. A thread that asks goes on
 * at once, unless too many requests wait already and memory would suffer.
 */
final class DynamicBatcher implements AutoCloseable {

	/** Makes one call. */
	@FunctionalInterface
	interface Call {

		/**
		 * @param inputs one or more items, one after another
		 * @param items the number of items
		 * @return one answer for each item
		 */
		List<NetAnswer> score(List<float[]> inputs, int items) throws StageException;
	}

	/** A request. The last one of all wants no scores. */
	private record Request(float[] inputs, int items, CompletableFuture<List<NetAnswer>> scores) {}

	/** The most requests that may wait. */
	private static final int WAITING = 64;

	private final Call call;
	private final int most;
	private final Semaphore room = new Semaphore(WAITING);
	private final BlockingQueue<Request> waiting = new LinkedBlockingQueue<>();
	private final Request last = new Request(new float[0], 0, new CompletableFuture<>());
	private final BackgroundTask<Void, InterruptedException> caller;

	/** @param most the most items in a call, at least 1 */
	DynamicBatcher(Call call, int most) {
		this.call = call;
		this.most = most;
		caller = new BackgroundTask<>(this::callUntilLast, true);
	}

	/**
	 * Asks for scores.
	 *
	 * @param inputs must not change before they are scored
	 * @param items at most as many as a call takes
	 */
	PendingScores ask(float[] inputs, int items) {
		CompletableFuture<List<NetAnswer>> scores = new CompletableFuture<>();
		// Not interruptible, as native calls are not: a missing score would be a hole in a table.
		room.acquireUninterruptibly();
		waiting.add(new Request(inputs, items, scores));
		return () -> await(scores);
	}

	/** Returns when all requests are scored. No request may follow. */
	@Override
	public void close() {
		waiting.add(last);
		try {
			caller.get();
		}
		catch (InterruptedException neverDone) {
			Thread.currentThread().interrupt();
		}
	}

	// -- Helper methods --

	private Void callUntilLast() throws InterruptedException {
		Request first = waiting.take();
		while (first != last) {
			List<Request> joined = new ArrayList<>(List.of(first));
			int items = first.items;
			while (waiting.peek() != null && waiting.peek() != last && items + waiting.peek().items <= most) {
				Request further = waiting.take();
				joined.add(further);
				items += further.items;
			}
			room.release(joined.size());
			call(joined, items);
			first = waiting.take();
		}
		return null;
	}

	private void call(List<Request> joined, int items) {
		try {
			List<NetAnswer> scores = call.score(joined.stream().map(Request::inputs).toList(), items);
			int from = 0;
			for (Request request : joined) {
				request.scores.complete(scores.subList(from, from + request.items));
				from += request.items;
			}
		}
		catch (StageException | RuntimeException | Error failed) {
			// The error belongs to those who asked; this thread goes on for the others.
			joined.forEach(request -> request.scores.completeExceptionally(failed));
		}
	}

	private static List<NetAnswer> await(CompletableFuture<List<NetAnswer>> scores) throws StageException {
		try {
			return scores.join();
		}
		catch (CompletionException failed) {
			if (failed.getCause() instanceof StageException told)
				throw told;
			throw failed;
		}
	}
}
