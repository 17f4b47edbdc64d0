package org.demeanor.imagej;

import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Locale;

import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceReading;
import org.demeanor.face.detection.FaceBox;
import org.demeanor.report.EmotionColors;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;

/** Boxes and labels over an image, each on its frame. What others have put there stays. */
final class FaceOverlay {

	/** Marks our elements; ImageJ saves it with the image, so that they are known again after reopening. */
	private static final String PROPERTY = "demeanor";

	private static final Color PLATE = new Color(0, 0, 0, 170);
	private static final int SMALLEST_FONT = 9;

	private FaceOverlay() {}

	/** Takes away what an earlier run has put there, and adds the faces of this one. */
	static void show(ImagePlus image, FaceReading faces) {
		Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
		// Off while it changes: the window may be painting it.
		image.setOverlay(null);
		// By index: to ImageJ a region of the user's that lies where ours does is equal to it.
		for (int i = overlay.size() - 1; i >= 0; i--)
			if (overlay.get(i).getProperty(PROPERTY) != null)
				overlay.remove(i);
		TimeAxis time = new TimeAxis(image);
		int fontSize = Math.max(SMALLEST_FONT, image.getHeight() / 30);
		for (FaceObservation seen : faces.observations())
			for (Roi element : elements(seen, fontSize)) {
				time.place(element, seen.frame());
				overlay.add(element);
			}
		image.setOverlay(overlay);
	}

	private static List<Roi> elements(FaceObservation seen, int fontSize) {
		FaceBox box = seen.box();
		Color color = EmotionColors.of(seen.scores().top());
		Roi frame = new Roi(box.x(), box.y(), box.width(), box.height());
		frame.setStrokeColor(color);
		frame.setStrokeWidth(Math.max(1, fontSize / 7));
		String text = String.format(Locale.ROOT, "%d %s %.0f %%", seen.face(), seen.scores().top().label(),
				100 * seen.scores().confidence());
		TextRoi label = new TextRoi(box.x(), box.y(), text, new Font(Font.SANS_SERIF, Font.BOLD, fontSize));
		label.setStrokeColor(color);
		label.setFillColor(PLATE);
		// On the upper edge of the box; inside where there is no room above.
		label.setLocation(box.x(), Math.max(0, box.y() - label.getBounds().height));
		for (Roi element : List.of(frame, label)) {
			element.setName("face " + seen.face());
			element.setProperty(PROPERTY, "face");
		}
		return List.of(frame, label);
	}
}
