package org.demeanor.imagej;

import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceReading;
import org.demeanor.face.detection.FaceBox;
import org.demeanor.inference.Emotion;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;

/** Boxes and labels over an image, each on its frame. What others have put there stays. */
final class FaceOverlay {

	/** Marks our elements; ImageJ saves it with the image, so that they are known again after reopening. */
	private static final String PROPERTY = "demeanor";

	/** The seven that people tell apart with any colour vision (Okabe and Ito, 2008). */
	private static final Map<Emotion, Color> COLORS = Map.of(
			Emotion.ANGRY, new Color(0xd55e00), Emotion.CALM, new Color(0x009e73),
			Emotion.DISGUST, new Color(0xcc79a7), Emotion.FEAR, new Color(0xe69f00),
			Emotion.HAPPY, new Color(0xf0e442), Emotion.SAD, new Color(0x0072b2),
			Emotion.SURPRISE, new Color(0x56b4e9));

	private FaceOverlay() {}

	/** Takes away what an earlier run has put there, and adds the faces of this one. */
	static void show(ImagePlus image, FaceReading faces) {
		Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
		// Off while it changes: the window may be painting it.
		image.setOverlay(null);
		for (Roi element : overlay.toArray())
			if (element.getProperty(PROPERTY) != null)
				overlay.remove(element);
		TimeAxis time = new TimeAxis(image);
		for (FaceObservation seen : faces.observations())
			for (Roi element : elements(seen, faces.faces() > 1)) {
				time.place(element, seen.frame());
				overlay.add(element);
			}
		image.setOverlay(overlay);
	}

	private static List<Roi> elements(FaceObservation seen, boolean numbered) {
		FaceBox box = seen.box();
		Emotion emotion = seen.scores().top();
		Roi frame = new Roi(box.x(), box.y(), box.width(), box.height());
		frame.setStrokeColor(COLORS.get(emotion));
		frame.setStrokeWidth(Math.max(1, box.width() / 100));
		String words = String.format(Locale.ROOT, "%s %.2f", emotion.label(), seen.scores().confidence());
		TextRoi label = new TextRoi(box.x(), box.y(), numbered ? seen.face() + ": " + words : words, font(box));
		label.setStrokeColor(Color.BLACK);
		label.setFillColor(COLORS.get(emotion));
		// On the upper edge of the box; inside where there is no room above.
		label.setLocation(box.x(), Math.max(0, box.y() - label.getBounds().height));
		for (Roi element : List.of(frame, label)) {
			element.setName("face " + seen.face());
			element.setProperty(PROPERTY, "face");
		}
		return List.of(frame, label);
	}

	private static Font font(FaceBox box) {
		return new Font(Font.SANS_SERIF, Font.PLAIN, Math.max(9, Math.min(24, box.height() / 10)));
	}
}
