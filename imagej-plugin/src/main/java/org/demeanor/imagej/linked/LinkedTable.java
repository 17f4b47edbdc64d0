package org.demeanor.imagej.linked;

import java.awt.Canvas;
import java.awt.Component;
import java.awt.Window;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

import org.demeanor.imagej.image.FrameTimes;

import ij.measure.ResultsTable;
import ij.text.TextPanel;
import ij.text.TextWindow;

/** A table's window: a click on a row goes to its moment, and the row of the moment that is shown is marked. */
final class LinkedTable extends MouseAdapter implements LinkedView {

	private final TextWindow window;
	private final TextPanel panel;
	private final Component canvas;
	private final ResultsTable table;
	private final FrameTimes times;
	private final RowKeys keys;
	private final Consumer<Target> go;
	private TableReader reader;
	private LinkedRows rows;

	/**
	 * @param window whose table has frames or times
	 * @param go what a click does
	 */
	LinkedTable(TextWindow window, FrameTimes times, Consumer<Target> go) {
		this.window = window;
		this.times = times;
		this.go = go;
		panel = window.getTextPanel();
		table = panel.getResultsTable();
		canvas = canvas(panel);
		keys = new RowKeys(canvas, this::walk);
		read();
		canvas.addMouseListener(this);
		keys.install();
	}

	/** The link of a window's table with any image. */
	static Optional<LinkedTable> of(TextWindow window) {
		return Arrays.stream(canvas(window.getTextPanel()).getMouseListeners()).filter(LinkedTable.class::isInstance)
				.map(LinkedTable.class::cast).findFirst();
	}

	/** Whether the window still shows the table that was linked. */
	boolean isPresent() {
		return panel.getResultsTable() == table;
	}

	@Override
	public Window window() {
		return window;
	}

	@Override
	public void mouseReleased(MouseEvent event) {
		int row = panel.getSelectionStart();
		read();
		if (!event.isPopupTrigger() && row == panel.getSelectionEnd() && isRow(row))
			go.accept(Target.of(rows.get(row)));
	}

	@Override
	public void mark(int frame, OptionalInt person) {
		int selected = panel.getSelectionStart();
		OptionalInt row = rows.at(frame, person);
		if (row.isPresent() && !isAsRead(row.getAsInt())) {
			read();
			row = rows.at(frame, person);
		}
		// Whoever selects several rows is about to copy them.
		if (row.isEmpty() || panel.getSelectionEnd() != selected)
			return;
		// The user may have chosen another row that holds.
		if (!isRow(selected) || !rows.get(selected).holds(frame) || rows.get(selected).first() != rows.get(row.getAsInt()).first())
			panel.setSelection(row.getAsInt(), row.getAsInt());
	}

	@Override
	public void close() {
		canvas.removeMouseListener(this);
		keys.remove();
	}

	// -- Helper methods --

	private void walk(RowKeys.Step step) {
		read();
		if (rows.count() == 0)
			return;
		int row = panel.getSelectionStart();
		int to = isRow(row) ? step.from(rows, row) : 0;
		panel.setSelection(to, to);
		go.accept(Target.of(rows.get(to)));
	}

	/** Anew, because a user may have sorted the table or removed rows. */
	private void read() {
		reader = new TableReader(table, times);
		rows = reader.rows();
	}

	private boolean isAsRead(int row) {
		return table.size() == rows.count() && reader.row(row).equals(rows.get(row));
	}

	private boolean isRow(int row) {
		return row >= 0 && row < rows.count();
	}

	/** The part of the panel that shows the rows. */
	private static Component canvas(TextPanel panel) {
		return Arrays.stream(panel.getComponents()).filter(Canvas.class::isInstance).findFirst().orElseThrow();
	}
}
