package org.demeanor.imagej.display;

import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.util.List;

import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;
import org.demeanor.face.image.FaceBox;
import org.demeanor.imagej.image.TimeAxis;
import org.demeanor.report.EmotionColors;
import org.demeanor.score.Emotion;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;

/** Boxes and labels over an image, each on its frame. Elements of others stay. */
public final class FaceOverlay {

	/** Marks our elements; ImageJ saves it with the image, so that we recognise them after reopening. */
	private static final String PROPERTY = "demeanor";

	/** The value of the mark on boxes of a preview. */
	private static final String PREVIEW = "preview";
	private static final Color PREVIEW_COLOR = Color.CYAN;

	/** A size that is still readable when the window shows the image at a third. */
	private static final int HEIGHT_PER_FONT = 18;
	private static final int SMALLEST_FONT = 10;

	private FaceOverlay() {}

	/** Removes the elements of an earlier run, and adds the faces of this one. */
	public static void show(ImagePlus image, FaceTracks faces, HandLabels byHand, boolean boxes, boolean labels) {
		Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
		// Off while it changes, because the window may be painting it.
		image.setOverlay(null);
		// By index: if a user's region lies in the same place as ours, ImageJ takes both for equal.
		for (int i = overlay.size() - 1; i >= 0; i--)
			if (overlay.get(i).getProperty(PROPERTY) != null)
				overlay.remove(i);
		TimeAxis time = new TimeAxis(image);
		int fontSize = Math.max(SMALLEST_FONT, image.getHeight() / HEIGHT_PER_FONT);
		for (FaceObservation seen : faces.observations()) {
			if (boxes)
				add(overlay, time, seen, frame(seen, byHand, fontSize));
			if (labels)
				add(overlay, time, seen, label(seen, byHand, fontSize, image.getWidth()));
		}
		image.setOverlay(overlay);
	}

	/** Shows boxes that a dialog's settings would give on the present frame, instead of those before. */
	public static void preview(ImagePlus image, List<FaceBox> boxes) {
		Overlay overlay = new Overlay();
		if (image.getOverlay() != null)
			for (Roi element : image.getOverlay())
				if (!PREVIEW.equals(element.getProperty(PROPERTY)))
					overlay.add(element);
		TimeAxis time = new TimeAxis(image);
		for (FaceBox box : boxes) {
			Roi frame = new Roi(box.x(), box.y(), box.width(), box.height());
			frame.setStrokeColor(PREVIEW_COLOR);
			frame.setStrokeWidth(2);
			frame.setProperty(PROPERTY, PREVIEW);
			time.place(frame, time.shown());
			overlay.add(frame);
		}
		image.setOverlay(overlay.size() == 0 ? null : overlay);
	}

	/** A face's box without a label. */
	static Roi box(FaceObservation seen, HandLabels byHand) {
		FaceBox box = seen.box();
		Roi roi = new Roi(box.x(), box.y(), box.width(), box.height());
		roi.setStrokeColor(EmotionColors.of(byHand.label(seen)));
		return roi;
	}

	// -- Helper methods --

	private static void add(Overlay overlay, TimeAxis time, FaceObservation seen, Roi element) {
		element.setName("face " + seen.face());
		element.setProperty(PROPERTY, "face");
		time.place(element, seen.frame());
		overlay.add(element);
	}

	private static Roi frame(FaceObservation seen, HandLabels byHand, int fontSize) {
		Roi frame = box(seen, byHand);
		frame.setStrokeWidth(Math.max(1, fontSize / 7));
		return frame;
	}

	/**
	 * Dark or light letters on a plate in the emotion's colour: on the upper edge of the box, or inside if there is no
	 * room.
	 */
	private static Roi label(FaceObservation seen, HandLabels byHand, int fontSize, int imageWidth) {
		FaceBox box = seen.box();
		Emotion emotion = byHand.label(seen);
		TextRoi label = new TextRoi(box.x(), box.y(), byHand.text(seen), new Font(Font.SANS_SERIF, Font.BOLD, fontSize));
		label.setStrokeColor(EmotionColors.inkOn(emotion));
		label.setFillColor(EmotionColors.of(emotion));
		label.setAntiAlias(true);
		Rectangle bounds = label.getBounds();
		label.setLocation(Math.max(0, Math.min(box.x(), imageWidth - bounds.width)),
				Math.max(0, box.y() - bounds.height));
		return label;
	}
}
