package org.demeanor.face.image;

import java.util.Locale;
import java.util.Optional;

import org.demeanor.media.Frame;

/**
 * A rectangle cut out of a frame: its colours as planes of blue, green and red, whole numbers 0..255.
 *
 * @param width in pixels
 * @param height in pixels
 * @param bgr three planes of {@code width * height}
 */
public record Cutout(int width, int height, float[][] bgr) {

	private static final int CHANNELS = 3;

	/** What is beyond the edges of the frame. */
	public enum Outside {
		/** Nothing: the rectangle ends there. */
		CUT,
		/** Black. */
		BLACK,
		/** The pixels at the edge, again and again. */
		EDGE;

		/** The word in a model's description. */
		public String label() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/**
	 * Cuts out a rectangle.
	 *
	 * @param box the rectangle; must overlap the frame
	 * @param eyes if there are, the frame is turned about their middle first, until they are level
	 */
	public static Cutout of(Frame frame, FaceBox box, Outside outside, Optional<Eyes> eyes) {
		FaceBox cut = outside == Outside.CUT ? within(frame, box) : box;
		Cutout cutout = new Cutout(cut.width(), cut.height(), new float[CHANNELS][cut.width() * cut.height()]);
		if (eyes.isPresent())
			cutout.turn(frame, cut, outside, eyes.get());
		else
			cutout.copy(frame, cut, outside);
		return cutout;
	}

	// -- Helper methods --

	private void copy(Frame frame, FaceBox cut, Outside outside) {
		for (int row = 0; row < height; row++)
			for (int column = 0; column < width; column++)
				for (int channel = 0; channel < CHANNELS; channel++)
					bgr[channel][row * width + column] = pixel(frame, cut.x() + column, cut.y() + row, channel, outside);
	}

	/** Bilinear, rounded to whole numbers. */
	private void turn(Frame frame, FaceBox cut, Outside outside, Eyes eyes) {
		double angle = Math.atan2(eyes.rightY() - eyes.leftY(), eyes.rightX() - eyes.leftX());
		double cos = Math.cos(angle);
		double sin = Math.sin(angle);
		double middleX = (eyes.leftX() + eyes.rightX()) / 2;
		double middleY = (eyes.leftY() + eyes.rightY()) / 2;
		for (int row = 0; row < height; row++)
			for (int column = 0; column < width; column++) {
				double right = cut.x() + column - middleX;
				double down = cut.y() + row - middleY;
				double x = middleX + cos * right - sin * down;
				double y = middleY + sin * right + cos * down;
				int left = (int) Math.floor(x);
				int top = (int) Math.floor(y);
				for (int channel = 0; channel < CHANNELS; channel++) {
					double upper = pixel(frame, left, top, channel, outside) * (1 - x + left)
							+ pixel(frame, left + 1, top, channel, outside) * (x - left);
					double lower = pixel(frame, left, top + 1, channel, outside) * (1 - x + left)
							+ pixel(frame, left + 1, top + 1, channel, outside) * (x - left);
					bgr[channel][row * width + column] = (float) Math.rint(upper * (1 - y + top) + lower * (y - top));
				}
			}
	}

	private static int pixel(Frame frame, int x, int y, int channel, Outside outside) {
		if (outside == Outside.BLACK && (x < 0 || y < 0 || x >= frame.width() || y >= frame.height()))
			return 0;
		int column = Math.max(0, Math.min(frame.width() - 1, x));
		int row = Math.max(0, Math.min(frame.height() - 1, y));
		return frame.bgr()[CHANNELS * (row * frame.width() + column) + channel] & 0xff;
	}

	private static FaceBox within(Frame frame, FaceBox box) {
		int x = Math.max(0, Math.min(frame.width() - 1, box.x()));
		int y = Math.max(0, Math.min(frame.height() - 1, box.y()));
		return new FaceBox(x, y, Math.max(1, Math.min(frame.width(), box.x() + box.width()) - x),
				Math.max(1, Math.min(frame.height(), box.y() + box.height()) - y));
	}
}
