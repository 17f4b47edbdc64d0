package org.demeanor.imagej.display;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

import org.demeanor.ProgressMonitor;

import ij.IJ;

/**
 * Shows an analysis's progress and remaining time in the status bar, and stops it: by Esc, by a gauge, or when its
 * image is gone.
 */
public class AnalysisProgress implements ProgressMonitor, AutoCloseable {

	/** The voice takes little time compared with the faces. */
	private static final double FACE_PART = .9;
	private static final long PAUSE_NANOS = 100_000_000;

	private final String title;
	private final Optional<Gauge> gauge;
	private final long start = System.nanoTime();
	private final BooleanSupplier gone;
	private int firstFrame;
	private int frames;
	private double soundSeconds;
	private volatile long shown = start;
	private volatile boolean cancelled;

	/**
	 * @param gauge if there is one
	 * @param gone whether the image is gone
	 */
	public AnalysisProgress(String title, Optional<Gauge> gauge, BooleanSupplier gone) {
		this.title = title;
		this.gauge = gauge;
		this.gone = gone;
		IJ.resetEscape();
		gauge.ifPresent(Gauge::start);
		IJ.showStatus(title + "...");
	}

	/**
	 * Sets the amount of work.
	 *
	 * @param from the first frame
	 * @param count number of frames from there on
	 * @param sound its length, if known
	 */
	public void expect(int from, int count, OptionalDouble sound) {
		firstFrame = from;
		frames = count;
		soundSeconds = sound.orElse(0);
	}

	@Override
	public boolean cancelled() {
		cancelled |= IJ.escapePressed() || gauge.map(Gauge::cancelled).orElse(false) || gone.getAsBoolean();
		return cancelled;
	}

	@Override
	public void frame(int index) {
		if (frames > 0)
			show(FACE_PART * (index - firstFrame + 1) / frames, "frame " + (index + 1) + " of " + (firstFrame + frames));
	}

	@Override
	public void sound(double seconds) {
		if (soundSeconds > 0)
			show(FACE_PART + (1 - FACE_PART) * seconds / soundSeconds,
					String.format(Locale.ROOT, "%.0f s of the sound", seconds));
	}

	/** @param part done, 0 to 1 */
	public void show(double part, String what) {
		long now = System.nanoTime();
		if (part <= 0 || now - shown < PAUSE_NANOS)
			return;
		shown = now;
		double left = (now - start) * 1e-9 * (1 - Math.min(1, part)) / part;
		String status = String.format(Locale.ROOT, "%s: %s, %.0f s left, Esc to stop", title, what, left);
		IJ.showStatus(status);
		IJ.showProgress(Math.min(1, part));
		gauge.ifPresent(some -> some.show(status, part));
	}

	@Override
	public void close() {
		IJ.showProgress(1);
		IJ.showStatus("");
		gauge.ifPresent(Gauge::finish);
	}
}
