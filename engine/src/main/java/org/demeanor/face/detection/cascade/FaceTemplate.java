package org.demeanor.face.detection.cascade;

import org.demeanor.face.image.Alignment;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.FacePatch;
import org.demeanor.face.image.GrayImage;

/**
 * What a face looked like when it was found, by which it is found again on the next pictures: as long as it looks the same
 * and has moved little. All pictures are compared with the first one, so that no error adds up.
 */
final class FaceTemplate {

	/** The least correlation of a face that looks the same. It falls below if the face turns, or if a hand covers it. */
	private static final double ALIKE = .9;

	private final float[] patch;
	private FaceBox box;

	/** @param box of a face that a search has found on the picture */
	FaceTemplate(GrayImage picture, FaceBox box) {
		this.box = box;
		patch = FacePatch.coarse(picture, box);
	}

	/** Where the face was seen last. */
	FaceBox box() {
		return box;
	}

	/**
	 * Looks for the face near its last place, and takes its new one.
	 *
	 * @return false if it may not be there; its place stays the same then
	 */
	boolean follow(GrayImage picture) {
		float[] now = FacePatch.coarse(picture, box);
		Alignment alignment = Alignment.of(patch, now);
		if (alignment.isUncertain() || alignment.likeness(patch, now) < ALIKE)
			return false;
		FaceBox moved = alignment.place(box);
		if (!moved.isWithin(picture.width(), picture.height()))
			return false;
		box = moved;
		return true;
	}
}
