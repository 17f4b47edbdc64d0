package org.demeanor.face.detection.cascade;

import java.util.List;

import org.demeanor.face.image.ExactResize;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayImage;

/** Searches whole levels of the image pyramid, for images of one size. All kinds find the same windows; for one thread. */
interface LevelSearch {

	/**
	 * Adds a box, in pixels of the image, for every window that the cascade accepts.
	 *
	 * @param factor how many times smaller than the image the level is
	 * @param resize from the image's size to the level's
	 */
	void search(GrayImage image, float factor, ExactResize resize, List<FaceBox> hits);

	/** The fastest kind that this Java and this processor can run. */
	static LevelSearch of(Cascade cascade, int imageWidth, int imageHeight) {
		return Vectors.areThere() ? new VectorLevel(cascade, imageWidth, imageHeight)
				: new PyramidLevel(cascade, imageWidth, imageHeight);
	}

	/** Whether this process has Java's vectors, and the processor has long ones; asked once. */
	final class Vectors {

		private static final boolean PRESENT = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
				&& VectorLevel.isWorthwhile();

		private Vectors() {}

		static boolean areThere() {
			return PRESENT;
		}
	}
}
