package org.demeanor.imagej.image;

import java.awt.Rectangle;

import org.demeanor.face.image.FaceBox;

import ij.ImagePlus;
import ij.gui.Roi;

/** The box of a face as the selection of an image. It shows where to look, and is none that the user has drawn. */
public final class FaceSelection {

	private static final String PROPERTY = "demeanor.selected";

	private FaceSelection() {}

	/** Selects a box; what was selected before is replaced. */
	public static void set(ImagePlus image, FaceBox box) {
		Roi roi = new Roi(box.x(), box.y(), box.width(), box.height());
		roi.setProperty(PROPERTY, place(roi));
		image.setRoi(roi);
	}

	/** Removes the selection if it is ours. */
	public static void clear(ImagePlus image) {
		if (image.getRoi() != null && isOurs(image.getRoi()))
			image.deleteRoi();
	}

	/** Whether we have selected it and the user has not changed it. */
	static boolean isOurs(Roi roi) {
		return place(roi).equals(roi.getProperty(PROPERTY));
	}

	private static String place(Roi roi) {
		Rectangle bounds = roi.getBounds();
		return bounds.x + "," + bounds.y + "," + bounds.width + "," + bounds.height;
	}
}
