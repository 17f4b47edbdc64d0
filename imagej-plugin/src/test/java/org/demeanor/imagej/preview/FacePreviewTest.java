package org.demeanor.imagej.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.demeanor.analysis.Settings;
import org.demeanor.face.FaceObservation;
import org.demeanor.face.detection.DetectorSpec;
import org.demeanor.face.detection.cascade.CascadeSettings;
import org.demeanor.imagej.Console;
import org.demeanor.imagej.Demeanor;
import org.demeanor.imagej.SampleFrames;
import org.demeanor.imagej.action.MenuEntry;
import org.demeanor.imagej.action.OptionValues;
import org.demeanor.imagej.action.Runner;
import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;

class FacePreviewTest {

	private final ImagePlus image = SampleFrames.rgb();
	private final DetectorSpec detector = Settings.DEFAULT.detector();

	/** On the first frame, where a run follows no face yet; in a selection too. */
	@Test
	void theBoxesAreThoseOfARun() throws Exception {
		for (Roi selection : new Roi[] { null, new Roi(100, 20, 500, 440) }) {
			image.setRoi(selection);
			Console.of(() -> Runner.run(MenuEntry.RECOGNIZE, image, () -> OptionValues.ofMacro("sound=none boxes=false labels=false",
					MenuEntry.RECOGNIZE.options()), Optional.empty()));
			List<Rectangle> found = Demeanor.lastResult().orElseThrow().faces().observations().stream().filter(seen -> seen.frame() == 0)
					.map(FacePreviewTest::bounds).toList();
			assertThat(found).hasSize(1);
			image.setT(1);
			try (FacePreview preview = new FacePreview(image)) {
				preview.show(detector, true);
				assertThat(shown(1)).isEqualTo(found);
			}
			assertThat(image.getOverlay()).as("gone with the dialog").isNull();
		}
	}

	@Test
	void whatIsInTheOverlayStaysAndOldBoxesGo() throws Exception {
		Roi own = new Roi(1, 2, 3, 4);
		image.setOverlay(new Overlay(own));
		try (FacePreview preview = new FacePreview(image)) {
			preview.show(detector, false);
			assertThat(shown(2)).hasSize(2);
			preview.show(Settings.DEFAULT.profile().detector(new CascadeSettings(1.12, 9, 400)), false);
			assertThat(shown(1)).containsExactly(own.getBounds());
			preview.show(detector, false);
			assertThat(shown(2)).hasSize(2);
			preview.hide();
			assertThat(shown(1)).hasSize(1);
		}
		assertThat(image.getOverlay().toArray()).containsExactly(own);
	}

	// -- Helper methods --

	private static Rectangle bounds(FaceObservation seen) {
		return new Rectangle(seen.box().x(), seen.box().y(), seen.box().width(), seen.box().height());
	}

	/** Waits until that many elements are shown. */
	private List<Rectangle> shown(int elements) throws InterruptedException {
		long end = System.nanoTime() + 20_000_000_000L;
		while (System.nanoTime() < end && (image.getOverlay() == null || image.getOverlay().size() != elements))
			Thread.sleep(20);
		return Arrays.stream(image.getOverlay().toArray()).map(Roi::getBounds).toList();
	}
}
