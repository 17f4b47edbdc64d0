package org.demeanor.batch.worker;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** An alarm that kills a worker which takes too long. */
final class ClipTimeout implements AutoCloseable {

	private final RunningWorker watched;
	private final ScheduledExecutorService alarms;
	private final long start = System.nanoTime();
	private Future<?> alarm;
	private double seconds;
	private boolean late;

	ClipTimeout(RunningWorker watched, ScheduledExecutorService alarms, double seconds) {
		this.watched = watched;
		this.alarms = alarms;
		set(seconds);
	}

	/** From now on it rings so long after its start. */
	synchronized void set(double newSeconds) {
		if (alarm != null)
			alarm.cancel(false);
		seconds = newSeconds;
		long nanos = (long) (newSeconds * TimeUnit.SECONDS.toNanos(1)) - (System.nanoTime() - start);
		alarm = alarms.schedule(this::ring, nanos, TimeUnit.NANOSECONDS);
	}

	/** Whether it rang. */
	synchronized boolean late() {
		return late;
	}

	synchronized double seconds() {
		return seconds;
	}

	@Override
	public synchronized void close() {
		alarm.cancel(false);
	}

	private void ring() {
		synchronized (this) {
			late = true;
		}
		watched.kill();
	}
}
