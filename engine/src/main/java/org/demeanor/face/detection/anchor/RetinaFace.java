package org.demeanor.face.detection.anchor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.demeanor.face.detection.net.PixelValues;
import org.demeanor.face.detection.net.RawFace;
import org.demeanor.face.image.Eyes;
import org.demeanor.inference.OnnxSession.Tensor;

/**
 * RetinaFace, as Pytorch_Retinaface exports it: one table of boxes, one of classes (no face, face), one of five points. Each
 * row belongs to a square of known place and size; on steps of 8, 16 and 32 pixels there are two sizes each.
 *
 * @see <a href="https://github.com/biubug6/Pytorch_Retinaface/blob/master/layers/functions/prior_box.py">prior_box.py</a>
 * @see <a href="https://github.com/biubug6/Pytorch_Retinaface/blob/master/utils/box_utils.py">box_utils.py</a>
 */
final class RetinaFace implements AnchorDecoder {

	/** What detect.py shows. */
	private static final float LEAST_SCORE = .6f;
	private static final int[] STEPS = { 8, 16, 32 };
	private static final int[][] SIZES = { { 16, 32 }, { 64, 128 }, { 256, 512 } };
	private static final float PLACE = .1f;
	private static final float SIZE = .2f;
	private static final int BOX = 4;
	private static final int CLASSES = 2;
	private static final int POINTS = 10;
	/** Float rounding of probabilities that add up to 1. */
	private static final float TOLERANCE = 1e-3f;

	@Override
	public PixelValues pixels() {
		return new PixelValues(false, List.of(104f, 117f, 123f), 1);
	}

	@Override
	public List<RawFace> faces(Map<String, Tensor> outputs, int width, int height) throws OtherNumbersException {
		float[] boxes = ofWidth(outputs, BOX);
		float[] classes = ofWidth(outputs, CLASSES);
		float[] points = ofWidth(outputs, POINTS);
		int places = 0;
		for (int level = 0; level < STEPS.length; level++)
			places += SIZES[level].length * cells(width, STEPS[level]) * cells(height, STEPS[level]);
		if (classes.length != CLASSES * places || boxes.length != BOX * places || points.length != POINTS * places)
			throw new OtherNumbersException("gives " + classes.length / CLASSES + " classes, " + boxes.length / BOX + " boxes and "
					+ points.length / POINTS + " fives of points where " + places + " belong");
		boolean probabilities = areProbabilities(classes);
		List<RawFace> faces = new ArrayList<>();
		int place = 0;
		for (int level = 0; level < STEPS.length; level++)
			for (int row = 0; row < cells(height, STEPS[level]); row++)
				for (int column = 0; column < cells(width, STEPS[level]); column++)
					for (int size : SIZES[level]) {
						float score = probabilities ? classes[CLASSES * place + 1]
								: (float) (1 / (1 + Math.exp(classes[CLASSES * place] - classes[CLASSES * place + 1])));
						if (score >= LEAST_SCORE)
							add((column + .5f) * STEPS[level], (row + .5f) * STEPS[level], size, score, boxes, points, place, faces);
						place++;
					}
		return faces;
	}

	// -- Helper methods --

	private static void add(float x, float y, int size, float score, float[] boxes, float[] points, int place, List<RawFace> to) {
		int box = BOX * place;
		float centerX = x + boxes[box] * PLACE * size;
		float centerY = y + boxes[box + 1] * PLACE * size;
		float width = (float) Math.exp(boxes[box + 2] * SIZE) * size;
		float height = (float) Math.exp(boxes[box + 3] * SIZE) * size;
		int point = POINTS * place;
		Eyes eyes = new Eyes(x + points[point] * PLACE * size, y + points[point + 1] * PLACE * size,
				x + points[point + 2] * PLACE * size, y + points[point + 3] * PLACE * size);
		if (Float.isFinite(centerX + centerY + width + height))
			to.add(new RawFace(centerX - width / 2, centerY - height / 2, width, height, score, Optional.of(eyes)));
	}

	private static int cells(int length, int step) {
		return (length + step - 1) / step;
	}

	/** A net that was exported as it is trained gives logits. */
	private static boolean areProbabilities(float[] classes) {
		for (int i = 0; i < classes.length; i += CLASSES)
			if (!(Math.abs(classes[i] + classes[i + 1] - 1) < TOLERANCE && classes[i] >= 0 && classes[i + 1] >= 0))
				return false;
		return true;
	}

	private static float[] ofWidth(Map<String, Tensor> outputs, int width) throws OtherNumbersException {
		List<float[]> found = outputs.values().stream().filter(output -> output.width() == width)
				.map(Tensor::values).toList();
		if (found.size() != 1)
			throw new OtherNumbersException("does not give one table each of boxes, classes and points");
		return found.get(0);
	}
}
