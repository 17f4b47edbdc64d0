package org.demeanor.batch.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;

import org.demeanor.DaemonThread;
import org.demeanor.OtherPeoplesLog;

/** A running worker process, seen from the driver, and the clips that it has in hand. For any number of threads. */
final class RunningWorker {

	private static final long END_SECONDS = 10;

	/** The exit code of a Java that ran out of heap, because of {@code -XX:+ExitOnOutOfMemoryError}. */
	private static final int OUT_OF_HEAP = 3;
	/** The exit code of a Java that crashed in native code and may not leave a core; if it may, it aborts. */
	private static final int CRASHED = 1;
	private static final int ABORTED = 6;
	/** A process that a signal killed has this plus the signal's number as its exit code. */
	private static final int SIGNAL = 128;

	private final StartedWorker started;
	private final DataOutputStream to;
	private final DataInputStream from;
	/** By the clips' names. */
	private final Map<String, Waiting> inHand = new ConcurrentHashMap<>();
	/** Why no answer comes any more. */
	private volatile IOException ended;
	/** The number of clips that it has in hand, or is about to have, or just had. */
	private int places;

	/** Who waits for a clip's answer. */
	private record Waiting(CompletableFuture<WorkerProtocol.Answer> answer, DoubleConsumer opened) {}

	/** @param started belongs to this from now on */
	RunningWorker(StartedWorker started) {
		this.started = started;
		to = new DataOutputStream(new BufferedOutputStream(started.process().getOutputStream()));
		from = new DataInputStream(new BufferedInputStream(started.process().getInputStream()));
		DaemonThread.start("errors", () -> passOn(started.process().getErrorStream()));
	}

	/**
	 * Sends the setup and waits until the nets are loaded; once, before all else.
	 *
	 * @throws IOException if the process dies
	 */
	WorkerProtocol.Hello greet(WorkerProtocol.Setup setup) throws IOException {
		WorkerProtocol.send(to, setup);
		WorkerProtocol.Hello hello = WorkerProtocol.receive(from, WorkerProtocol.Hello.class);
		DaemonThread.start("answers", this::receive);
		return hello;
	}

	/**
	 * Analyses or draws a clip.
	 *
	 * @param request names no other clip in hand
	 * @param opened is told the clip's length in seconds, 0 if it does not say, once it is known
	 * @throws IOException if the process dies or is killed, whatever of
	 */
	WorkerProtocol.Answer answer(WorkerProtocol.Request request, DoubleConsumer opened) throws IOException {
		CompletableFuture<WorkerProtocol.Answer> answer = new CompletableFuture<>();
		inHand.put(request.name(), new Waiting(answer, opened));
		try {
			synchronized (to) {
				WorkerProtocol.send(to, request);
			}
			// Checked after the clip was put there: whoever ends all clips has seen this one, or this check sees the
			// end. An answer that came stays.
			if (ended != null)
				answer.completeExceptionally(ended);
			return answer.join();
		}
		catch (CompletionException died) {
			throw new IOException(died.getCause());
		}
		finally {
			inHand.remove(request.name());
		}
	}

	/** Keeps a place for a clip until {@link #leave()}. */
	synchronized void enter() {
		places++;
	}

	/** @return whether that was the last clip */
	synchronized boolean leave() {
		places--;
		return places == 0;
	}

	synchronized boolean isEmpty() {
		return places == 0;
	}

	boolean isAlive() {
		return started.process().isAlive();
	}

	/** Kills the process at once, whatever it has in hand; {@link #end()} is still to be called. */
	void kill() {
		started.process().destroyForcibly();
		// Its output may stay open, held by a process of its own.
		fail(new IOException("it was killed"));
	}

	/** Lets the process end by itself when its input ends, kills it if it does not, and removes its files. */
	void end() {
		try {
			to.close();
		}
		catch (IOException alreadyGone) {
			// The closed input is all that it needs.
		}
		awaitEnd();
		started.close();
	}

	/** Waits a while for the process to end. */
	void awaitEnd() {
		try {
			started.process().waitFor(END_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException hurry) {
			Thread.currentThread().interrupt();
		}
	}

	/** The cause of a death that has happened or is about to, as the end of a sentence about a clip. */
	String death() {
		awaitEnd();
		if (Thread.currentThread().isInterrupted())
			return "the run was interrupted";
		// A process that closed its output is about to end; one that sent nonsense is not.
		if (isAlive())
			return "the process that analysed it sent no answer";
		int code = started.process().exitValue();
		if (code == WorkerMain.OUT_OF_MEMORY || code == OUT_OF_HEAP)
			return "it needed more than the " + (started.memoryBytes() >> 20) + " MiB of --memory-per-worker";
		if (code == CRASHED || code == SIGNAL + ABORTED)
			return "the process that analysed it crashed in native code";
		return "the process that analysed it died (" + (code > SIGNAL ? "signal " + (code - SIGNAL) : "exit code " + code)
				+ ")";
	}

	// -- Helper methods --

	/** Hands each answer to the thread that waits for it; ends with the worker. */
	private void receive() {
		try {
			while (true) {
				WorkerProtocol.Answer answer = WorkerProtocol.receive(from, WorkerProtocol.Answer.class);
				Waiting waiting = inHand.get(answer.clip());
				if (waiting != null && answer.result() == null)
					waiting.opened().accept(answer.lengthSeconds());
				else if (waiting != null)
					waiting.answer().complete(answer);
			}
		}
		// Whatever it is: nobody else would tell those who wait.
		catch (Throwable died) {
			fail(new IOException(died));
		}
	}

	private void fail(IOException why) {
		ended = why;
		inHand.values().forEach(waiting -> waiting.answer().completeExceptionally(why));
	}

	/** What a worker says goes where this process says it, as far as a person would read it; ends with the worker. */
	private static void passOn(InputStream errors) {
		try {
			new OtherPeoplesLog(errors, System.err).copy();
		}
		catch (IOException workerGone) {
			System.getLogger(RunningWorker.class.getName()).log(System.Logger.Level.DEBUG, "standard error", workerGone);
		}
	}
}
