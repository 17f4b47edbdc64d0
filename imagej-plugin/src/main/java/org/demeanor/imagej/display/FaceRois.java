package org.demeanor.imagej.display;

import java.awt.HeadlessException;
import java.util.Locale;
import java.util.stream.IntStream;

import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;
import org.demeanor.imagej.image.TimeAxis;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

/**
 * Adds the boxes of faces to the ROI Manager, after the user's own entries; the boxes of an earlier run on the image are
 * replaced. Its list is narrow, so a name is frame, label and number of the face.
 */
public final class FaceRois {

	/** Marks our ROIs with the image's title, so that a second run replaces them. */
	private static final String PROPERTY = "demeanor";

	private FaceRois() {}

	/** Without a display plain ImageJ has no ROI Manager, but Fiji has. A message says so, and nothing else is lost. */
	public static void add(ImagePlus image, FaceTracks faces, HandLabels byHand) {
		try {
			add(manager(), image, faces, byHand);
		}
		catch (HeadlessException noDisplay) {
			Messages.say("without a display ImageJ has no ROI Manager; the boxes are in the overlay and in the table.");
		}
	}

	private static void add(RoiManager manager, ImagePlus image, FaceTracks faces, HandLabels byHand) {
		removeOurs(manager, image.getTitle());
		TimeAxis time = new TimeAxis(image);
		for (FaceObservation seen : faces.observations()) {
			Roi box = FaceOverlay.box(seen, byHand);
			box.setName(String.format(Locale.ROOT, "%05d %s %d", seen.frame(), byHand.label(seen).label(), seen.face()));
			box.setProperty(PROPERTY, image.getTitle());
			time.place(box, seen.frame());
			manager.addRoi(box);
		}
	}

	private static void removeOurs(RoiManager manager, String title) {
		int[] ours = IntStream.range(0, manager.getCount())
				.filter(index -> title.equals(manager.getRoi(index).getProperty(PROPERTY))).toArray();
		if (ours.length == 0)
			return;
		manager.setSelectedIndexes(ours);
		manager.runCommand("Delete");
	}

	/** The one there is; without windows one that has none. */
	private static RoiManager manager() {
		RoiManager there = RoiManager.getInstance2();
		if (there != null)
			return there;
		return Messages.quiet() ? new RoiManager(true) : RoiManager.getRoiManager();
	}
}
