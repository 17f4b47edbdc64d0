package org.demeanor.face.detection.yunet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Decodes YuNet's numbers into faces. A picture is divided into cells of 8, of 16 and of 32 pixels along each side.
 * Each cell says whether it is a face, whether there is anything, and where.
 */
final class RawFaces {

	/** The defaults of OpenCV's {@code FaceDetectorYN::create}. */
	private static final float LEAST_SCORE = 0.9f;
	private static final float MOST_OVERLAP = 0.3f;
	private static final int MOST_FACES = 5000;

	private static final int BOX = 4;

	private RawFaces() {}

	/**
	 * Adds the faces from the cells of one size.
	 *
	 * @param cell pixels along each side of a cell
	 * @param columns of cells
	 * @param classes for each cell, row by row, whether it is a face, 0..1
	 * @param objects for each cell whether there is anything, 0..1
	 * @param boxes four numbers for each cell: the centre's distance from the cell's upper left corner to the right and
	 *        down, and the logarithms of width and height; all in cells
	 */
	static void decode(int cell, int columns, float[] classes, float[] objects, float[] boxes, List<RawFace> to) {
		for (int i = 0; i < classes.length; i++) {
			float score = (float) Math.sqrt(clamp(classes[i]) * clamp(objects[i]));
			if (!(score >= LEAST_SCORE))
				continue;
			float centerX = (i % columns + boxes[BOX * i]) * cell;
			float centerY = (i / columns + boxes[BOX * i + 1]) * cell;
			float width = (float) Math.exp(boxes[BOX * i + 2]) * cell;
			float height = (float) Math.exp(boxes[BOX * i + 3]) * cell;
			// An infinite box is no face, whatever its score.
			if (Float.isFinite(centerX + centerY + width + height))
				to.add(new RawFace(centerX - width / 2, centerY - height / 2, width, height, score));
		}
	}

	/**
	 * The surest of faces that overlap.
	 *
	 * @return the surest first; of equally sure ones the first
	 */
	static List<RawFace> surest(List<RawFace> faces) {
		List<RawFace> kept = new ArrayList<>();
		faces.stream().sorted(Comparator.comparing(RawFace::score).reversed()).limit(MOST_FACES).forEachOrdered(face -> {
			if (kept.stream().noneMatch(other -> face.truncated().overlap(other.truncated()) > MOST_OVERLAP))
				kept.add(face);
		});
		return kept;
	}

	private static float clamp(float value) {
		return Math.max(0, Math.min(1, value));
	}
}
