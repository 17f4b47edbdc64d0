package org.demeanor.imagej.linked;

import java.awt.Frame;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.swing.Timer;

import org.demeanor.face.FaceTracks;
import org.demeanor.imagej.image.ClosedImage;
import org.demeanor.imagej.image.FrameTimes;
import org.demeanor.imagej.image.TimeAxis;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.PlotWindow;
import ij.text.TextWindow;

/**
 * An image and the windows about it. A click on a row or into a plot shows the moment in the image and selects the face; moving
 * through the image marks the row and moves a line in the plot. When the image or the last of the windows is closed, no listener is
 * left.
 */
public final class LinkedViews {

	private static final String PROPERTY = "demeanor.linked";
	private static final String OURS = "Demeanor ";

	/** Marks follow at most ten times a second, so that scrolling is not slowed; to wait for updates instead would lose some. */
	private static final int PAUSE_MILLIS = 100;

	private final ImagePlus image;
	private final TimeAxis axis;
	private final FrameTimes times;
	private final FaceTracks faces;
	private final Navigation navigation;
	private final List<LinkedView> views = new CopyOnWriteArrayList<>();
	private final Timer timer = new Timer(PAUSE_MILLIS, event -> mark());
	private final ClosedImage closing;
	private final WindowAdapter closings = new Closings();
	private int marked = -1;

	private LinkedViews(ImagePlus image, FaceTracks faces) {
		this.image = image;
		this.faces = faces;
		axis = new TimeAxis(image);
		times = new FrameTimes(image, faces);
		navigation = new Navigation(image, axis, faces);
		closing = new ClosedImage(image, this::end);
	}

	/**
	 * Links an image with the tables and plots of its analysis that are open. Links of an earlier analysis end.
	 *
	 * @param faces found in the image
	 */
	public static void open(ImagePlus image, FaceTracks faces) {
		of(image).ifPresent(LinkedViews::close);
		LinkedViews opened = new LinkedViews(image, faces);
		for (Frame frame : WindowManager.getNonImageWindows())
			if (frame instanceof TextWindow window && window.getTitle().startsWith(OURS) && isFree(window))
				opened.addTable(window);
		for (int id : Optional.ofNullable(WindowManager.getIDList()).orElse(new int[0]))
			if (WindowManager.getImage(id).getWindow() instanceof PlotWindow window && window.getTitle().startsWith(OURS)
					&& window.getTitle().endsWith(" of " + image.getTitle()))
				opened.addPlot(window);
		opened.start();
	}

	/**
	 * Links an image with one more table.
	 *
	 * @return false if the table has no column of frames or times
	 */
	public static boolean add(ImagePlus image, TextWindow window) {
		if (!TableReader.suits(window.getResultsTable()))
			return false;
		LinkedTable.of(window).ifPresent(LinkedTable::close);
		LinkedViews links = of(image).orElseGet(() -> new LinkedViews(image, new FaceTracks(0, 0, 0, List.of())));
		links.addTable(window);
		links.start();
		return true;
	}

	/** The links of an image; empty if it has none, or has lost them. */
	static Optional<LinkedViews> of(ImagePlus image) {
		return image.getProperty(PROPERTY) instanceof LinkedViews links ? Optional.of(links) : Optional.empty();
	}

	/** Ends all links. On any thread, and not while they are marked. */
	void close() {
		closing.stop();
		end();
	}

	// -- Helper methods --

	/** Whether a table has times, and is none of another image. */
	private static boolean isFree(TextWindow window) {
		if (!TableReader.suits(window.getResultsTable()))
			return false;
		Optional<LinkedTable> earlier = LinkedTable.of(window);
		if (earlier.isPresent() && earlier.get().isPresent())
			return false;
		earlier.ifPresent(LinkedTable::close);
		return true;
	}

	private void addTable(TextWindow window) {
		add(new LinkedTable(window, times, this::go));
	}

	private void addPlot(PlotWindow window) {
		add(new LinkedPlot(window, LinkedRows.ofMain(faces), times, this::go));
	}

	private void add(LinkedView view) {
		view.window().addWindowListener(closings);
		views.add(view);
	}

	private void start() {
		if (views.isEmpty())
			return;
		closing.listen();
		image.setProperty(PROPERTY, this);
		marked = -1;
		timer.start();
	}

	private synchronized void end() {
		timer.stop();
		views.forEach(this::end);
		views.clear();
		image.setProperty(PROPERTY, null);
	}

	private void end(LinkedView view) {
		view.window().removeWindowListener(closings);
		view.close();
	}

	/** The windows no longer mark what they did before. */
	private void go(Target target) {
		marked = -1;
		navigation.go(target);
	}

	private synchronized void mark() {
		int frame = axis.shown();
		if (frame == marked || image.getWindow() == null)
			return;
		marked = frame;
		OptionalInt person = navigation.person();
		for (LinkedView view : views)
			view.mark(frame, person);
		navigation.left(frame);
	}

	private final class Closings extends WindowAdapter {

		@Override
		public void windowClosed(WindowEvent event) {
			for (LinkedView view : views)
				if (view.window() == event.getWindow()) {
					end(view);
					views.remove(view);
				}
			if (views.isEmpty())
				close();
		}
	}
}
