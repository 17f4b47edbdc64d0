package org.demeanor.face.detection.anchor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.demeanor.face.detection.net.PixelValues;
import org.demeanor.face.detection.net.RawFace;
import org.demeanor.face.image.Eyes;
import org.demeanor.inference.OnnxSession.Tensor;

/**
 * SCRFD, as InsightFace exports it: for steps of 8, 16 and 32 pixels (or up to 128) a table of scores, one of distances to the
 * four sides, and mostly one of distances to five points. Each step of the picture has one or two rows in each. Distances are
 * in steps, from the step's upper left corner. The outputs have numbers for names, so their widths and lengths tell them apart.
 *
 * @see <a href="https://github.com/deepinsight/insightface/blob/master/python-package/insightface/model_zoo/scrfd.py">scrfd.py</a>
 */
final class Scrfd implements AnchorDecoder {

	private static final float LEAST_SCORE = .5f;
	private static final int SMALLEST_STEP = 8;
	private static final int SIDES = 4;
	private static final int POINTS = 10;
	private static final int MOST_ROWS = 2;
	private static final float MIDDLE = 127.5f;
	private static final float SCALE = 1 / 128f;

	@Override
	public PixelValues pixels() {
		return new PixelValues(true, List.of(MIDDLE, MIDDLE, MIDDLE), SCALE);
	}

	@Override
	public List<RawFace> faces(Map<String, Tensor> outputs, int width, int height) throws OtherNumbersException {
		List<float[]> scores = ofWidth(outputs, 1);
		List<float[]> sides = ofWidth(outputs, SIDES);
		List<float[]> points = ofWidth(outputs, POINTS);
		if (scores.size() < 3 || sides.size() != scores.size() || !points.isEmpty() && points.size() != scores.size()
				|| outputs.size() != scores.size() + sides.size() + points.size())
			throw new OtherNumbersException("does not give scores, sides and points of three or five steps");
		List<RawFace> faces = new ArrayList<>();
		for (int level = 0; level < scores.size(); level++)
			add(SMALLEST_STEP << level, width, height, scores.get(level), sides.get(level),
					points.isEmpty() ? null : points.get(level), faces);
		return faces;
	}

	// -- Helper methods --

	private static void add(int step, int width, int height, float[] scores, float[] sides, float[] points, List<RawFace> to)
			throws OtherNumbersException {
		int columns = (width + step - 1) / step;
		int cells = columns * ((height + step - 1) / step);
		int rows = scores.length / cells;
		if (rows < 1 || rows > MOST_ROWS || scores.length != rows * cells || sides.length != SIDES * scores.length
				|| points != null && points.length != POINTS * scores.length)
			throw new OtherNumbersException("gives " + scores.length + " scores where one or two of " + cells + " places belong");
		for (int i = 0; i < scores.length; i++) {
			if (!(scores[i] >= LEAST_SCORE))
				continue;
			float x = i / rows % columns * step;
			float y = i / rows / columns * step;
			float left = x - sides[SIDES * i] * step;
			float upper = y - sides[SIDES * i + 1] * step;
			float right = x + sides[SIDES * i + 2] * step;
			float lower = y + sides[SIDES * i + 3] * step;
			if (Float.isFinite(left + upper + right + lower) && right > left && lower > upper)
				to.add(new RawFace(left, upper, right - left, lower - upper, scores[i],
						points == null ? Optional.empty() : Optional.of(eyes(points, POINTS * i, x, y, step))));
		}
	}

	private static Eyes eyes(float[] points, int from, float x, float y, int step) {
		return new Eyes(x + points[from] * step, y + points[from + 1] * step, x + points[from + 2] * step, y + points[from
				+ 3] * step);
	}

	/** The longest first: small steps have more places. */
	private static List<float[]> ofWidth(Map<String, Tensor> outputs, int width) {
		return outputs.values().stream().filter(output -> output.width() == width)
				.map(Tensor::values).sorted(Comparator.comparingInt((float[] values) -> values.length).reversed()).toList();
	}
}
