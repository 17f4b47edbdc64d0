package org.demeanor.face.detection.cascade;

import java.util.List;

/**
 * A boosted cascade of decision stumps over Haar-like features, in flat arrays for the detector's inner loop. A feature
 * is a weighted sum over two or three upright rectangles. Immutable by convention: nobody writes to the arrays.
 *
 * <p>Source: P. Viola and M. Jones, Rapid object detection using a boosted cascade of simple features, CVPR 2001.
 */
final class Cascade {

	/** The most rectangles of a feature. */
	static final int RECTANGLES = 3;

	/** Width and height of the trained window, in pixels. */
	final int windowWidth;
	final int windowHeight;

	/** For each stage: the index after its last stump, and the sum that a window must reach. */
	final int[] stageEnd;
	final float[] stageThreshold;

	/**
	 * For each stump: the threshold of its feature, and two leaves: what it adds if the feature is not below it, and if
	 * it is.
	 */
	final float[] threshold;
	final float[] leaf;

	/**
	 * For each stump {@value #RECTANGLES} rectangles: x, y, width, height, and their weights; a weight of 0 means that
	 * there is none.
	 */
	final int[] rectangle;
	final float[] weight;

	/** One stump, as the parser reads it. */
	record Stump(float threshold, float below, float notBelow, List<WeightedRectangle> feature) {}

	/** One rectangle of a feature. */
	record WeightedRectangle(int x, int y, int width, int height, float weight) {}

	/** One stage, as the parser reads it. */
	record Stage(float threshold, List<Stump> stumps) {}

	/** An empty cascade, to fill with numbers. */
	Cascade(int windowWidth, int windowHeight, int stages, int stumps) {
		this.windowWidth = windowWidth;
		this.windowHeight = windowHeight;
		stageEnd = new int[stages];
		stageThreshold = new float[stages];
		threshold = new float[stumps];
		leaf = new float[2 * stumps];
		rectangle = new int[stumps * RECTANGLES * 4];
		weight = new float[stumps * RECTANGLES];
	}

	Cascade(int windowWidth, int windowHeight, List<Stage> stages) {
		this(windowWidth, windowHeight, stages.size(), stages.stream().mapToInt(stage -> stage.stumps().size()).sum());
		int next = 0;
		for (int i = 0; i < stageEnd.length; i++) {
			for (Stump stump : stages.get(i).stumps())
				put(next++, stump);
			stageEnd[i] = next;
			stageThreshold[i] = stages.get(i).threshold();
		}
	}

	private void put(int index, Stump stump) {
		threshold[index] = stump.threshold();
		leaf[2 * index] = stump.notBelow();
		leaf[2 * index + 1] = stump.below();
		for (int r = 0; r < stump.feature().size(); r++) {
			WeightedRectangle part = stump.feature().get(r);
			int at = index * RECTANGLES + r;
			rectangle[4 * at] = part.x();
			rectangle[4 * at + 1] = part.y();
			rectangle[4 * at + 2] = part.width();
			rectangle[4 * at + 3] = part.height();
			weight[at] = part.weight();
		}
	}
}
