package org.demeanor.imagej.linked;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

import org.demeanor.imagej.image.FrameTimes;

import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.gui.Line;
import ij.gui.Overlay;
import ij.gui.Plot;
import ij.gui.PlotWindow;
import ij.gui.Roi;

/** A plot over seconds: a click goes to its moment, and a line stands at the moment that is shown. */
final class LinkedPlot extends MouseAdapter implements LinkedView {

	private static final String PROPERTY = "demeanor.moment";
	private static final Color COLOR = new Color(0, 0, 0, 160);

	private final PlotWindow window;
	private final ImagePlus image;
	private final ImageCanvas canvas;
	private final LinkedRows rows;
	private final FrameTimes times;
	private final RowKeys keys;
	private final Consumer<Target> go;
	private volatile int shown;

	/**
	 * @param rows what the keys walk through
	 * @param go what a click does
	 */
	LinkedPlot(PlotWindow window, LinkedRows rows, FrameTimes times, Consumer<Target> go) {
		this.window = window;
		this.rows = rows;
		this.times = times;
		this.go = go;
		image = window.getImagePlus();
		canvas = window.getCanvas();
		keys = new RowKeys(canvas, this::walk);
		canvas.addMouseListener(this);
		keys.install();
	}

	@Override
	public Window window() {
		return window;
	}

	/** Not on a drag, which zooms the plot. */
	@Override
	public void mouseClicked(MouseEvent event) {
		Plot plot = window.getPlot();
		int x = canvas.offScreenX(event.getX());
		if (event.isPopupTrigger() || !plot.getDrawingFrame().contains(x, canvas.offScreenY(event.getY())))
			return;
		int frame = times.frame(plot.descaleX(x));
		OptionalInt row = rows.nearest(frame);
		go.accept(row.isPresent() ? Target.of(rows.get(row.getAsInt())) : new Target(frame, frame, OptionalInt.empty(),
				Optional.empty()));
	}

	@Override
	public void mark(int frame, OptionalInt person) {
		shown = frame;
		Plot plot = window.getPlot();
		// The window is being closed.
		if (plot == null)
			return;
		Rectangle area = plot.getDrawingFrame();
		double x = plot.scaleXtoPxl(times.seconds(frame));
		Overlay overlay = withoutMarker();
		if (x >= area.x && x <= area.x + area.width) {
			Line line = new Line(x, area.y, x, area.y + area.height);
			line.setStrokeColor(COLOR);
			line.setProperty(PROPERTY, "marker");
			overlay.add(line);
		}
		image.setOverlay(overlay);
	}

	@Override
	public void close() {
		canvas.removeMouseListener(this);
		keys.remove();
		if (!window.isClosed())
			image.setOverlay(withoutMarker());
	}

	// -- Helper methods --

	private void walk(RowKeys.Step step) {
		OptionalInt row = rows.at(shown, OptionalInt.empty());
		if (rows.count() > 0)
			go.accept(Target.of(rows.get(row.isPresent() ? step.from(rows, row.getAsInt()) : 0)));
	}

	/** The plot's own arrows, which change its range, stay. */
	private Overlay withoutMarker() {
		Overlay overlay = new Overlay();
		if (image.getOverlay() != null)
			for (Roi element : image.getOverlay())
				if (element.getProperty(PROPERTY) == null)
					overlay.add(element);
		return overlay;
	}
}
