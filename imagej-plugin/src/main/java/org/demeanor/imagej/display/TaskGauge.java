package org.demeanor.imagej.display;

import org.scijava.task.Task;

/** A gauge that is SciJava's task. */
public record TaskGauge(Task task) implements Gauge {

	private static final int STEPS = 100;

	@Override
	public void start() {
		task.setProgressMaximum(STEPS);
		task.start();
	}

	@Override
	public void show(String status, double part) {
		task.setStatusMessage(status);
		task.setProgressValue(Math.round(STEPS * part));
	}

	@Override
	public boolean cancelled() {
		return task.isCanceled();
	}

	@Override
	public void finish() {
		task.finish();
	}
}
