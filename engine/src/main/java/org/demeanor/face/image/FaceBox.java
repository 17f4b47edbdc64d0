package org.demeanor.face.image;

import java.util.Comparator;

/**
 * Where a face is, in pixels of the frame.
 *
 * @param x left edge
 * @param y upper edge
 * @param width at least 1
 * @param height at least 1
 */
public record FaceBox(int x, int y, int width, int height) {

	/** From top to bottom, then from left to right; at the same place the smaller box first. */
	public static final Comparator<FaceBox> ORDER = Comparator.comparingInt(FaceBox::y).thenComparingInt(FaceBox::x)
			.thenComparingInt(FaceBox::width).thenComparingInt(FaceBox::height);

	public FaceBox {
		if (width < 1 || height < 1)
			throw new IllegalArgumentException("empty face box " + width + "x" + height);
	}

	/** Area in square pixels. */
	public long area() {
		return (long) width * height;
	}

	/** Intersection over union with another box: 0 (apart) to 1 (the same). */
	public double overlap(FaceBox other) {
		long common = common(other);
		return (double) common / (area() + other.area() - common);
	}

	/** The share of the smaller box that lies within the other: 0 (none) to 1 (all). */
	public double shareWithin(FaceBox other) {
		return (double) common(other) / Math.min(area(), other.area());
	}

	/** Whether all of it lies on a picture of this size. */
	public boolean isWithin(int pictureWidth, int pictureHeight) {
		return x >= 0 && y >= 0 && x + width <= pictureWidth && y + height <= pictureHeight;
	}

	/** A box of this size elsewhere. */
	public FaceBox moved(int right, int down) {
		return new FaceBox(x + right, y + down, width, height);
	}

	/** The smallest box around both. */
	public FaceBox hull(FaceBox other) {
		int left = Math.min(x, other.x);
		int upper = Math.min(y, other.y);
		return new FaceBox(left, upper, Math.max(x + width, other.x + other.width) - left,
				Math.max(y + height, other.y + other.height) - upper);
	}

	/**
	 * A box on a frame, in pixels of the stored picture.
	 *
	 * @param pixelAspect of the frame, as {@link org.demeanor.media.Frame#pixelAspect()} says
	 */
	public FaceBox stored(double pixelAspect) {
		return scaled(pixelAspect > 1 ? 1 / pixelAspect : 1, pixelAspect < 1 ? pixelAspect : 1);
	}

	/** A box in pixels of the stored picture, on a frame of this pixel aspect: undoes {@link #stored}. */
	public FaceBox shown(double pixelAspect) {
		return scaled(pixelAspect > 1 ? pixelAspect : 1, pixelAspect < 1 ? 1 / pixelAspect : 1);
	}

	private FaceBox scaled(double across, double down) {
		if (across == 1 && down == 1)
			return this;
		return new FaceBox((int) Math.round(x * across), (int) Math.round(y * down),
				Math.max(1, (int) Math.round(width * across)), Math.max(1, (int) Math.round(height * down)));
	}

	private long common(FaceBox other) {
		long w = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
		long h = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
		return w <= 0 || h <= 0 ? 0 : w * h;
	}
}
