package org.demeanor.cli.command;

import java.io.PrintWriter;
import java.util.Locale;

import org.demeanor.Counts;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.ClipStatus;
import org.demeanor.batch.input.ClipFile;
import org.demeanor.batch.run.BatchListener;
import org.demeanor.cli.terminal.DrawingProgress;
import org.demeanor.cli.terminal.HalfMinutes;
import org.demeanor.cli.terminal.Terminal;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * A run's progress, speed, remaining time and failures: a bar on a terminal, a line every half minute in a server's
 * log. Both get one line for each failure.
 */
public final class BatchProgress implements BatchListener, AutoCloseable {

	private final int clips;
	private final PrintWriter err;
	private final ProgressBar bar;
	private final DrawingProgress drawing;
	private final long start = System.nanoTime();
	private final HalfMinutes halves = new HalfMinutes();
	private int finished;
	private int resumed;
	private int failed;

	BatchProgress(int clips, PrintWriter err) {
		this.clips = clips;
		this.err = err;
		drawing = new DrawingProgress(err);
		bar = Terminal.isInteractive() ? new ProgressBarBuilder().setTaskName("analyze").setUnit(" clips", 1).setInitialMax(clips)
						.showSpeed().build() : null;
	}

	@Override
	public synchronized void finished(ClipFile clip, ClipResult result) {
		finished++;
		if (result.status() == ClipStatus.FAILED) {
			failed++;
			err.println("demeanor: " + result.explanation());
		}
		step();
	}

	@Override
	public synchronized void resumed(ClipFile clip) {
		resumed++;
		step();
	}

	@Override
	public void drawn(int done, int all) {
		drawing.drawn(done, all);
	}

	@Override
	public synchronized void noted(StageException what) {
		err.println("demeanor: " + what.getMessage());
	}

	@Override
	public void close() {
		if (bar != null)
			bar.close();
	}

	/**
	 * A run's state in words.
	 *
	 * @param resumed clips that took no time
	 * @param seconds that the finished ones took
	 */
	public static String line(int clips, int resumed, int finished, int failed, double seconds) {
		double rate = finished / seconds;
		long left = Math.round((clips - resumed - finished) / rate);
		return String.format(Locale.ROOT, "%d of %s, %d failed, %.2f clips/s, %d:%02d:%02d left", resumed + finished,
				Counts.of(clips, "clip"), failed, rate, left / 3600, left / 60 % 60, left % 60);
	}

	private void step() {
		if (bar != null)
			bar.step().setExtraMessage(failed + " failed");
		else if (finished > 0 && halves.isOver())
			err.println("demeanor: " + line(clips, resumed, finished, failed, (System.nanoTime() - start) * 1e-9));
	}
}
