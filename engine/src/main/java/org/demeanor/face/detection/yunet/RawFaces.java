package org.demeanor.face.detection.yunet;

import java.util.List;
import java.util.Optional;

import org.demeanor.face.detection.net.RawFace;
import org.demeanor.face.detection.net.Surest;
import org.demeanor.face.image.Eyes;

/**
 * Decodes YuNet's numbers into faces. A picture is divided into cells of 8, of 16 and of 32 pixels along each side.
 * Each cell says whether it is a face, whether there is anything, and where.
 */
final class RawFaces {

	/** The defaults of OpenCV's {@code FaceDetectorYN::create}. */
	private static final float LEAST_SCORE = 0.9f;
	private static final float MOST_OVERLAP = 0.3f;

	private static final int BOX = 4;
	private static final int POINTS = 10;

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
	 * @param points ten numbers for each cell: the distances of five points from that corner to the right and down, in cells, the
	 *        eyes first; empty if the net does not tell
	 */
	static void decode(int cell, int columns, float[] classes, float[] objects, float[] boxes, float[] points,
			List<RawFace> to) {
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
				to.add(new RawFace(centerX - width / 2, centerY - height / 2, width, height, score,
						points.length == 0 ? Optional.empty() : Optional.of(eyes(points, i, i % columns, i / columns).enlarged(cell, cell))));
		}
	}

	/**
	 * The surest of faces that overlap.
	 *
	 * @return the surest first; of equally sure ones the first
	 */
	static List<RawFace> surest(List<RawFace> faces) {
		return Surest.of(faces, MOST_OVERLAP, (face, other) -> face.truncated().overlap(other.truncated()));
	}

	private static Eyes eyes(float[] points, int cell, int column, int row) {
		int of = POINTS * cell;
		return new Eyes(column + points[of], row + points[of + 1], column + points[of + 2], row + points[of + 3]);
	}

	private static float clamp(float value) {
		return Math.max(0, Math.min(1, value));
	}
}
