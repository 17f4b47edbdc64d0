package org.demeanor.imagej;

import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceReading;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

/** The boxes of faces in the ROI Manager, behind what is there already. */
final class FaceRois {

	private FaceRois() {}

	static void add(ImagePlus image, FaceReading faces) {
		RoiManager manager = manager();
		TimeAxis time = new TimeAxis(image);
		for (FaceObservation seen : faces.observations()) {
			Roi box = FaceOverlay.box(seen);
			box.setName(String.format("face %d frame %d %s", seen.face(), seen.frame(), seen.scores().top().label()));
			time.place(box, seen.frame());
			manager.addRoi(box);
		}
	}

	/** The one there is; without windows one that has none. */
	private static RoiManager manager() {
		RoiManager there = RoiManager.getInstance2();
		if (there != null)
			return there;
		return Runner.quiet() ? new RoiManager(true) : RoiManager.getRoiManager();
	}
}
