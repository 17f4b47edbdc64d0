package org.demeanor.imagej.display;

import java.awt.HeadlessException;

import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;
import org.demeanor.imagej.image.TimeAxis;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

/**
 * The boxes of faces in the ROI Manager, behind what is there already. Its list is narrow: the names are frame, label and
 * number of the face.
 */
public final class FaceRois {

	private FaceRois() {}

	/** Without a display plain ImageJ has no ROI Manager, Fiji has: then that is said, and nothing else is lost. */
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

	/** The one there is; without windows one that has none. */
	private static RoiManager manager() {
		RoiManager there = RoiManager.getInstance2();
		if (there != null)
			return there;
		return Messages.quiet() ? new RoiManager(true) : RoiManager.getRoiManager();
	}
}
