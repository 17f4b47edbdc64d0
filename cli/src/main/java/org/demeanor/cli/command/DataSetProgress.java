package org.demeanor.cli.command;

import java.io.PrintWriter;

import org.demeanor.StageException;
import org.demeanor.cli.terminal.Terminal;
import org.demeanor.dataset.DataSetListener;
import org.demeanor.dataset.Item;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A progress bar with the remaining time on a terminal, nothing in a pipe. Both get a line for each skipped item and each note. */
final class DataSetProgress implements DataSetListener, AutoCloseable {

	private final PrintWriter err;
	private final ProgressBar bar;

	DataSetProgress(String task, int items, PrintWriter err) {
		this.err = err;
		bar = Terminal.isInteractive()
				? new ProgressBarBuilder().setTaskName(task).setUnit(" clips", 1).setInitialMax(items).showSpeed().build()
				: null;
	}

	@Override
	public void finished(Item item) {
		step();
	}

	@Override
	public void skipped(Item item, StageException why) {
		step();
		err.println("demeanor: skipped " + why.getMessage());
	}

	@Override
	public void noted(StageException what) {
		err.println("demeanor: " + what.getMessage());
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
