package org.demeanor.cli;

import java.io.PrintWriter;

import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.ClipStatus;
import org.demeanor.batch.BatchListener;
import org.demeanor.batch.ClipFile;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A progress bar on a terminal, nothing in a pipe; the failures, one line each, in both. */
final class Progress implements BatchListener, AutoCloseable {

	private final PrintWriter err;
	private final ProgressBar bar;

	Progress(int clips, PrintWriter err) {
		this.err = err;
		bar = System.console() == null ? null
				: new ProgressBarBuilder().setTaskName("analyze").setUnit(" clips", 1).setInitialMax(clips)
						.showSpeed().build();
	}

	@Override
	public synchronized void finished(ClipFile clip, ClipResult result) {
		step();
		if (result.status() == ClipStatus.FAILED)
			err.println("demeanor: " + result.explanation());
	}

	@Override
	public synchronized void resumed(ClipFile clip) {
		step();
	}

	@Override
	public void close() {
		if (bar != null)
			bar.close();
	}

	private void step() {
		if (bar != null)
			bar.step();
	}
}
