package org.demeanor.face.image;

import java.util.Objects;

/**
 * An 8-bit gray image: unsigned bytes, row by row without padding. It is either complete or computes its pixels part by
 * part on demand, because a search around known faces looks at few of them. For one thread.
 */
public final class GrayImage {

	/** Computes pixels. */
	@FunctionalInterface
	public interface Filler {

		/**
		 * Sets the pixels from {@code left} and {@code top} up to {@code right} and {@code bottom}, exclusive.
		 *
		 * @param pixels of the whole image
		 */
		void fill(byte[] pixels, int left, int top, int right, int bottom);
	}

	/** Computes single pixels. */
	@FunctionalInterface
	public interface Picker {

		/** As {@link GrayImage#pick}. */
		void pick(int row, int[] columns, int from, int to, int[] values);
	}

	private final int width;
	private final int height;
	private final byte[] pixels;
	private final Filler filler;
	private final Picker picker;
	/** The part that is computed. */
	private int left;
	private int top;
	private int right;
	private int bottom;

	private GrayImage(int width, int height, byte[] pixels, Filler filler, Picker picker) {
		Objects.requireNonNull(pixels);
		if (width < 1 || height < 1 || pixels.length != (long) width * height)
			throw new IllegalArgumentException(width + "x" + height + " gray does not fit " + pixels.length + " bytes");
		this.width = width;
		this.height = height;
		this.pixels = pixels;
		this.filler = filler;
		this.picker = picker == null ? this::pickFilled : picker;
	}

	/** @param pixels {@code width * height}; not copied */
	public GrayImage(int width, int height, byte[] pixels) {
		this(width, height, pixels, (all, fromX, fromY, toX, toY) -> {}, null);
		right = width;
		bottom = height;
	}

	/**
	 * An image that computes its pixels on demand.
	 *
	 * @param pixels the buffer, {@code width * height}; not copied
	 * @param filler may be called in any order, also more than once for a pixel
	 */
	public static GrayImage filledBy(int width, int height, byte[] pixels, Filler filler) {
		return new GrayImage(width, height, pixels, filler, null);
	}

	/**
	 * As above.
	 *
	 * @param picker computes the same values
	 */
	public static GrayImage filledBy(int width, int height, byte[] pixels, Filler filler, Picker picker) {
		return new GrayImage(width, height, pixels, filler, picker);
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
	 * The pixels of the whole image, of which those of a part are valid; not copied.
	 *
	 * @param part what lies outside of the image is ignored
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

	/** One pixel alone; the others need not be computed. */
	public byte pixel(int x, int y) {
		if (x < left || x >= right || y < top || y >= bottom)
			fill(x, y, x + 1, y + 1);
		return pixels[y * width + x];
	}

	/**
	 * Some pixels of a row; the others need not be computed.
	 *
	 * @param columns of the pixels, in ascending order; those from {@code from} up to {@code to}, exclusive, are looked at
	 * @param values get the gray values, 0 to 255, at the same indices
	 */
	void pick(int row, int[] columns, int from, int to, int[] values) {
		boolean filled = row >= top && row < bottom && from < to && columns[from] >= left && columns[to - 1] < right;
		if (filled)
			pickFilled(row, columns, from, to, values);
		else
			picker.pick(row, columns, from, to, values);
	}

	// -- Helper methods --

	private void pickFilled(int row, int[] columns, int from, int to, int[] values) {
		if (from < to)
			pixels(new FaceBox(columns[from], row, columns[to - 1] + 1 - columns[from], 1));
		for (int i = from; i < to; i++)
			values[i] = pixels[row * width + columns[i]] & 0xff;
	}

	/** Fills the rest of the hull around the filled part and another one. */
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
