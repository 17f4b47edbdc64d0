package org.demeanor.imagej.linked;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Canvas;
import java.awt.Component;
import java.awt.EventQueue;
import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;
import org.demeanor.face.image.FaceBox;
import org.demeanor.imagej.SampleFrames;
import org.demeanor.imagej.display.FramesTable;
import org.demeanor.imagej.display.HandLabels;
import org.demeanor.imagej.display.ScorePlot;
import org.demeanor.imagej.image.VideoOpener;
import org.demeanor.media.Tracks;
import org.demeanor.score.Scores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.gui.PlotWindow;
import ij.measure.ResultsTable;
import ij.text.TextPanel;
import ij.text.TextWindow;

/** Clicks and moves in one window show in all others; a closed one leaves nothing behind. */
@EnabledIfEnvironmentVariable(named = "DEMEANOR_DESKTOP", matches = "true", disabledReason = "needs a display for itself")
class LinkedViewsIT {

	private static final Scores HAPPY = Scores.of(new double[] { 0, 0, 0, 0, 1, 0, 0 });
	private static final Scores SAD = Scores.of(new double[] { 0, 0, 0, 0, 0, 1, 0 });

	/** One frame in six; another person on the third one. */
	private final FaceTracks faces = new FaceTracks(4, 4, 2, List.of(seen(0, 1, HAPPY), seen(6, 1, HAPPY), seen(12, 1, SAD),
			seen(12, 2, HAPPY), seen(18, 1, SAD)));
	private final int listeners = ImagePlus.getListeners().size();

	private ImagePlus image;
	private TextWindow table;
	private PlotWindow plot;

	@BeforeEach
	void show() {
		image = SampleFrames.rgb();
		image.show();
		FramesTable.show(faces.observations(), HandLabels.NONE);
		ScorePlot.show(image, faces);
		LinkedViews.open(image, faces);
		table = (TextWindow) WindowManager.getWindow("Demeanor frames");
		plot = (PlotWindow) WindowManager.getWindow("Demeanor scores of sample");
	}

	@AfterEach
	void closeAll() throws Exception {
		Arrays.stream(WindowManager.getNonImageWindows()).filter(TextWindow.class::isInstance)
				.forEach(window -> ((TextWindow) window).close(false));
		plot.close();
		image.changes = false;
		image.close();
		until(() -> ImagePlus.getListeners().size() == listeners);
	}

	@Test
	void aClickOnARowShowsItsFrameAndSelectsTheFace() throws Exception {
		click(3);
		until(() -> image.getT() == 13 && selected().equals(box(seen(12, 2, HAPPY))));
		until(() -> marks(12));
		assertThat(panel().getSelectionStart()).as("not the other person's row").isEqualTo(3);
	}

	@Test
	void aClickIntoThePlotShowsTheNearestFrame() throws Exception {
		Rectangle area = plot.getPlot().getDrawingFrame();
		Component canvas = plot.getCanvas();
		Point at = new Point(plot.getCanvas().screenX((int) plot.getPlot().scaleXtoPxl(.2)),
				plot.getCanvas().screenY(area.y + area.height / 2));
		EventQueue.invokeAndWait(() -> canvas.dispatchEvent(mouse(canvas, MouseEvent.MOUSE_CLICKED, at)));
		until(() -> image.getT() == 7 && selected().equals(box(seen(6, 1, HAPPY))));
		until(() -> panel().getSelectionStart() == 1);
	}

	@Test
	void movingThroughTheStackMarksTheRowAndThePlotAndUnselectsTheFace() throws Exception {
		click(0);
		until(() -> image.getRoi() != null);
		image.setT(15);
		until(() -> panel().getSelectionStart() == 2 && marks(14) && image.getRoi() == null);
		table.getTextPanel().setSelection(0, 3);
		image.setT(1);
		until(() -> marks(0));
		assertThat(panel().getSelectionEnd()).as("rows about to be copied").isEqualTo(3);
	}

	@Test
	void keysGoFromEpisodeToEpisodeAndFromRowToRow() throws Exception {
		click(0);
		press(KeyEvent.VK_SPACE, 0);
		until(() -> image.getT() == 13 && panel().getSelectionStart() == 2);
		press(KeyEvent.VK_SPACE, KeyEvent.SHIFT_DOWN_MASK);
		until(() -> image.getT() == 1 && panel().getSelectionStart() == 0);
		press(KeyEvent.VK_DOWN, 0);
		until(() -> image.getT() == 7);
		press(KeyEvent.VK_RIGHT, 0);
		until(() -> image.getT() == 13);
		press(KeyEvent.VK_UP, 0);
		until(() -> image.getT() == 7);
	}

	@Test
	void aTableThatWasSortedIsReadAnew() throws Exception {
		ResultsTable rows = table.getResultsTable();
		// As ImageJ does, between two looks at the table.
		EventQueue.invokeAndWait(() -> {
			rows.sort("x");
			for (int row = 0; row < rows.size(); row++)
				rows.setValue("frame", row, 18 - rows.getValue("frame", row));
		});
		click(0);
		// The face is selected at the end: until then ImageJ is still on its way to the frame.
		until(() -> image.getT() == 19 && image.getRoi() != null);
		EventQueue.invokeAndWait(() -> image.setT(1));
		until(() -> panel().getSelectionStart() == 4);
	}

	/** As people.csv and segments.csv: times without boxes. */
	@Test
	void anyTableWithTimesCanBeLinked() throws Exception {
		ResultsTable people = new ResultsTable();
		people.addRow();
		people.addValue("person", 2);
		people.addValue("first_s", .24);
		people.addValue("last_s", .8);
		people.show("My people");
		table = (TextWindow) WindowManager.getWindow("My people");
		TableLinks.link(image, "My people");
		click(0);
		until(() -> image.getT() == 13 && selected().equals(box(seen(12, 2, HAPPY))));
	}

	@Test
	void anotherImagesTablesAreLeftAlone() throws Exception {
		ImagePlus other = SampleFrames.rgb();
		other.setTitle("other");
		other.show();
		LinkedViews.open(other, faces);
		assertThat(LinkedViews.of(other)).isEmpty();
		click(4);
		until(() -> image.getT() == 19);
		assertThat(other.getT()).isEqualTo(1);
		FramesTable.show(faces.observations(), HandLabels.NONE);
		LinkedViews.open(other, faces);
		click(1);
		until(() -> other.getT() == 7);
		assertThat(image.getT()).isEqualTo(19);
		other.changes = false;
		other.close();
	}

	@Test
	void whatIsClosedLeavesNoListenerBehind() throws Exception {
		assertThat(ImagePlus.getListeners()).hasSize(listeners + 1);
		LinkedViews.open(image, faces);
		assertThat(ImagePlus.getListeners()).as("a second run").hasSize(listeners + 1);
		table.close(false);
		until(() -> Arrays.stream(canvas().getMouseListeners()).noneMatch(LinkedTable.class::isInstance));
		assertThat(ImagePlus.getListeners()).as("there is the plot").hasSize(listeners + 1);
		plot.close();
		until(() -> ImagePlus.getListeners().size() == listeners && LinkedViews.of(image).isEmpty());
	}

	@Test
	void theImageIsClosedFirst() throws Exception {
		click(0);
		until(() -> marks(0));
		image.changes = false;
		image.close();
		// Listeners go one after the other, on another thread.
		until(() -> ImagePlus.getListeners().size() == listeners);
		until(() -> plot.getImagePlus().getOverlay().size() == 0);
		until(() -> Arrays.stream(canvas().getMouseListeners()).noneMatch(LinkedTable.class::isInstance));
		until(() -> Arrays.stream(plot.getCanvas().getMouseListeners()).noneMatch(LinkedPlot.class::isInstance));
	}

	/** A video listens too, and both stop listening. */
	@Test
	void aVideoIsClosedFirst() throws Exception {
		ImagePlus video = VideoOpener.open(SampleFrames.FILE, Tracks.AUTO);
		video.show();
		FramesTable.show(faces.observations(), HandLabels.NONE);
		TableLinks.link(video, "Demeanor frames");
		assertThat(LinkedViews.of(video)).isPresent();
		video.changes = false;
		video.close();
		until(() -> Arrays.stream(canvas().getMouseListeners()).noneMatch(LinkedTable.class::isInstance));
		until(() -> ImagePlus.getListeners().size() == listeners + 1);
	}

	// -- Helper methods --

	private static FaceObservation seen(int frame, int face, Scores scores) {
		return new FaceObservation(frame, frame * .04, face, new FaceBox(frame, face, 20, 30), scores);
	}

	private static Rectangle box(FaceObservation seen) {
		return new Rectangle(seen.box().x(), seen.box().y(), seen.box().width(), seen.box().height());
	}

	private Rectangle selected() {
		return image.getRoi() == null ? new Rectangle() : image.getRoi().getBounds();
	}

	/** Whether the plot's line stands at a frame, to the pixel. */
	private boolean marks(int frame) {
		Overlay overlay = plot.getImagePlus().getOverlay();
		return overlay != null && overlay.size() == 1
				&& Math.abs(overlay.get(0).getFloatBounds().x - plot.getPlot().scaleXtoPxl(frame * .04)) < 1;
	}

	private TextPanel panel() {
		return table.getTextPanel();
	}

	private Component canvas() {
		return Arrays.stream(panel().getComponents()).filter(Canvas.class::isInstance).findFirst().orElseThrow();
	}

	private void click(int row) throws Exception {
		EventQueue.invokeAndWait(() -> {
			panel().setSelection(row, row);
			Arrays.stream(canvas().getMouseListeners()).filter(LinkedTable.class::isInstance)
					.forEach(link -> link.mouseReleased(mouse(canvas(), MouseEvent.MOUSE_RELEASED, new Point(5, 5))));
		});
	}

	/** To those that see keys before ImageJ; no window has the focus without a window manager. */
	private void press(int key, int modifiers) throws Exception {
		EventQueue.invokeAndWait(() -> KeyboardFocusManager.getCurrentKeyboardFocusManager()
				.dispatchEvent(new KeyEvent(canvas(), KeyEvent.KEY_PRESSED, 0, modifiers, key, KeyEvent.CHAR_UNDEFINED)));
	}

	private static MouseEvent mouse(Component on, int id, Point at) {
		return new MouseEvent(on, id, 0, 0, at.x, at.y, 1, false, MouseEvent.BUTTON1);
	}

	private static void until(Callable<Boolean> there) throws Exception {
		long end = System.nanoTime() + 20_000_000_000L;
		while (!there.call()) {
			if (System.nanoTime() > end)
				throw new AssertionError("did not happen");
			Thread.sleep(20);
		}
	}
}
