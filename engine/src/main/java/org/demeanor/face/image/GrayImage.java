package org.demeanor.face.image;

import java.util.Objects;

/**
 * An 8-bit gray image: unsigned bytes, row by row without padding. It is whole, or its pixels are computed part by part
 * when they are asked for, since a search around known faces looks at few of them. For one thread.
 */
public final class GrayImage {

	/** Computes pixels. */
	@FunctionalInterface
	public interface Filler {

		/**
		 * Sets the pixels from {@code left} and {@code top} to before {@code right} and {@code bottom}.
		 *
		 * @param pixels of the whole image
		 */
		void fill(byte[] pixels, int left, int top, int right, int bottom);
	}

	private final int width;
	private final int height;
	private final byte[] pixels;
	private final Filler filler;
	/** The part that is filled. */
	private int left;
	private int top;
	private int right;
	private int bottom;

	private GrayImage(int width, int height, byte[] pixels, Filler filler) {
		Objects.requireNonNull(pixels);
		if (width < 1 || height < 1 || pixels.length != (long) width * height)
			throw new IllegalArgumentException(width + "x" + height + " gray does not fit " + pixels.length + " bytes");
		this.width = width;
		this.height = height;
		this.pixels = pixels;
		this.filler = filler;
	}

	/** @param pixels {@code width * height}; not copied */
	public GrayImage(int width, int height, byte[] pixels) {
		this(width, height, pixels, (all, fromX, fromY, toX, toY) -> {});
		right = width;
		bottom = height;
	}

	/**
	 * One whose pixels are computed when they are asked for.
	 *
	 * @param pixels where they go, {@code width * height}; not copied
	 * @param filler may be asked in any order, but for each pixel once
	 */
	public static GrayImage filledBy(int width, int height, byte[] pixels, Filler filler) {
		return new GrayImage(width, height, pixels, filler);
	}

	/** In pixels. */
	public int width() {
		return width;
	}

	/** In pixels. */
	public int height() {
		return height;
	}

	/** All pixels, {@code width * height}; not copied. */
	public byte[] pixels() {
		return pixels(new FaceBox(0, 0, width, height));
	}

	/**
	 * The pixels of all of the image, of which those of a part are there; not copied.
	 *
	 * @param part what of it lies outside is left out
	 */
	public byte[] pixels(FaceBox part) {
		int fromX = Math.max(0, part.x());
		int fromY = Math.max(0, part.y());
		int toX = Math.min(width, part.x() + part.width());
		int toY = Math.min(height, part.y() + part.height());
		if (fromX < toX && fromY < toY)
			extend(fromX, fromY, toX, toY);
		return pixels;
	}

	// -- Helper methods --

	/** Fills what the hull of the filled part and another has more than the filled part. */
	private void extend(int fromX, int fromY, int toX, int toY) {
		if (left == right) {
			left = right = fromX;
			top = bottom = fromY;
		}
		int newLeft = Math.min(left, fromX);
		int newRight = Math.max(right, toX);
		int newTop = Math.min(top, fromY);
		int newBottom = Math.max(bottom, toY);
		fill(newLeft, newTop, newRight, top);
		fill(newLeft, top, left, bottom);
		fill(right, top, newRight, bottom);
		fill(newLeft, bottom, newRight, newBottom);
		left = newLeft;
		right = newRight;
		top = newTop;
		bottom = newBottom;
	}

	private void fill(int fromX, int fromY, int toX, int toY) {
		if (fromX < toX && fromY < toY)
			filler.fill(pixels, fromX, fromY, toX, toY);
	}
}
