package org.demeanor.face.identity;

import org.demeanor.face.image.FaceBox;
import org.demeanor.media.Frame;

/**
 * Counts the colours of a region: light, and how red and how blue against green, which light changes less. What lies
 * beyond the frame counts nothing.
 */
final class ColorHistogram {

	/** Steps along each of the three axes. */
	private static final int STEPS = 6;

	/** Number of counts. */
	static final int LENGTH = STEPS * STEPS * STEPS;

	/** Places looked at along each side of a region. */
	private static final int PLACES = 14;

	/** In dark places colour is mostly noise. */
	private static final int DARK = 20;

	/** The region, in widths and heights of the face's box. */
	private final double left;
	private final double top;
	private final double right;
	private final double bottom;

	ColorHistogram(double left, double top, double right, double bottom) {
		this.left = left;
		this.top = top;
		this.right = right;
		this.bottom = bottom;
	}

	/** Adds the colours of a face's region to counts. */
	void add(Frame frame, FaceBox box, float[] counts) {
		for (int row = 0; row < PLACES; row++) {
			int y = (int) Math.floor(box.y() + box.height() * (top + (bottom - top) * (row + .5) / PLACES));
			for (int column = 0; column < PLACES; column++) {
				int x = (int) Math.floor(box.x() + box.width() * (left + (right - left) * (column + .5) / PLACES));
				if (x >= 0 && y >= 0 && x < frame.width() && y < frame.height())
					counts[place(frame.bgr(), 3 * (y * frame.width() + x))]++;
			}
		}
	}

	/** Returns the counts with a part of each given to its neighbours, so that a little more light is no other colour. */
	static float[] smooth(float[] counts) {
		float[] smooth = counts;
		for (int stride = 1; stride < LENGTH; stride *= STEPS) {
			float[] next = new float[LENGTH];
			for (int i = 0; i < LENGTH; i++) {
				int step = i / stride % STEPS;
				float before = smooth[step > 0 ? i - stride : i];
				float after = smooth[step < STEPS - 1 ? i + stride : i];
				next[i] = .6f * smooth[i] + .2f * (before + after);
			}
			smooth = next;
		}
		return smooth;
	}

	// -- Helper methods --

	private static int place(byte[] bgr, int pixel) {
		int blue = bgr[pixel] & 0xff;
		int green = bgr[pixel + 1] & 0xff;
		int red = bgr[pixel + 2] & 0xff;
		double light = (red + green + blue) / 3.0;
		int lightStep = (int) (light * STEPS / 256);
		return (lightStep * STEPS + step((red - green) / (light + DARK))) * STEPS + step((blue - green) / (light + DARK));
	}

	private static int step(double difference) {
		return (int) Math.max(0, Math.min(STEPS - 1, (2 * difference + .5) * STEPS));
	}
}
