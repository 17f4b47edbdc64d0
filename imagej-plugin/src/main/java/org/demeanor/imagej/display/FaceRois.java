package org.demeanor.imagej.display;

import java.awt.HeadlessException;

import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;
import org.demeanor.imagej.image.TimeAxis;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

/**
 * Adds the boxes of faces to the ROI Manager, after its present entries. Its list is narrow, so a name is frame, label
 * and number of the face.
 */
public final class FaceRois {

	private FaceRois() {}

	/** Without a display plain ImageJ has no ROI Manager, but Fiji has. A message says so, and nothing else is lost. */
	public static void add(ImagePlus image, FaceTracks faces) {
		try {
			add(manager(), image, faces);
		}
		catch (HeadlessException noDisplay) {
			Messages.say("without a display ImageJ has no ROI Manager; the boxes are in the overlay and in the table.");
		}
	}

	private static void add(RoiManager manager, ImagePlus image, FaceTracks faces) {
		TimeAxis time = new TimeAxis(image);
		for (FaceObservation seen : faces.observations()) {
			Roi box = FaceOverlay.box(seen);
			box.setName(String.format("%05d %s %d", seen.frame(), seen.scores().top().label(), seen.face()));
			time.place(box, seen.frame());
			manager.addRoi(box);
		}
	}

	/** The existing ROI Manager; without windows one without a window. */
	private static RoiManager manager() {
		RoiManager there = RoiManager.getInstance2();
		if (there != null)
			return there;
		return Messages.quiet() ? new RoiManager(true) : RoiManager.getRoiManager();
	}
}
