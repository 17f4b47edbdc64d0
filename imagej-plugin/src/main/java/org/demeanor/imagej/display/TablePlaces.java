package org.demeanor.imagej.display;

import java.awt.Dimension;
import java.awt.Frame;
import java.awt.Rectangle;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GUI;
import ij.text.TextWindow;

/** Puts tables that open beside their image. ImageJ opens them in the middle of the screen, where the image mostly is. */
public final class TablePlaces {

	/** A smaller strip beside the image shows no table, in pixels. */
	private static final Dimension SMALLEST = new Dimension(250, 100);

	/** From one table to the next, in pixels: its title stays in sight. */
	private static final int STEP = 30;

	private final Set<Frame> before = new HashSet<>();

	/** Notes which windows are open already: they stay where their user has them. */
	public TablePlaces() {
		before.addAll(tables());
	}

	/** Moves the tables that were opened since. */
	public void putBeside(ImagePlus image) {
		if (Messages.quiet() || image.getWindow() == null)
			return;
		Rectangle screen = GUI.getMaxWindowBounds(image.getWindow());
		int number = 0;
		for (Frame table : tables())
			if (!before.contains(table))
				table.setBounds(place(screen, image.getWindow().getBounds(), table.getSize(), number++));
	}

	/**
	 * In the largest strip of the screen beside the image, as large as fits there; if the image leaves none, at the lower right.
	 *
	 * @param number of the table, from 0
	 */
	static Rectangle place(Rectangle screen, Rectangle image, Dimension size, int number) {
		int right = image.x + image.width;
		int lower = image.y + image.height;
		Rectangle strip = Stream.of(new Rectangle(right, screen.y, screen.x + screen.width - right, screen.height),
				new Rectangle(screen.x, lower, screen.width, screen.y + screen.height - lower),
				new Rectangle(screen.x, screen.y, image.x - screen.x, screen.height),
				new Rectangle(screen.x, screen.y, screen.width, image.y - screen.y))
				.filter(some -> some.width >= SMALLEST.width && some.height >= SMALLEST.height)
				.max(Comparator.comparingInt(some -> some.width * some.height)).orElse(screen);
		int width = Math.min(size.width, strip.width);
		int height = Math.min(size.height, strip.height);
		int x = strip == screen ? screen.x + screen.width - width : strip.x;
		int y = strip == screen ? screen.y + screen.height - height : strip.y;
		int room = Math.min(strip.x + strip.width - width - x, strip.y + strip.height - height - y);
		int shift = room < STEP ? 0 : number * STEP % room;
		return new Rectangle(x + shift, y + shift, width, height);
	}

	private static Set<Frame> tables() {
		Set<Frame> tables = new LinkedHashSet<>();
		for (Frame window : WindowManager.getNonImageWindows())
			if (window instanceof TextWindow)
				tables.add(window);
		return tables;
	}
}
