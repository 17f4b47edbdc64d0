package org.demeanor.face.image;

/** Cuts faces out: resizes the box to a square, then cuts a margin off each side. */
public final class FaceCropper {

	private final int resize;
	private final int margin;

	/**
	 * @param resize pixels along each side before the margin is cut off
	 * @param margin pixels cut off each side, less than half of {@code resize}
	 */
	public FaceCropper(int resize, int margin) {
		if (margin < 0 || resize <= 2 * margin)
			throw new IllegalArgumentException("no crop of " + resize + " less " + margin + " each side");
		this.resize = resize;
		this.margin = margin;
	}

	/**
	 * @param box must overlap the image; what lies outside is left out
	 * @return gray values, {@code resize - 2 * margin} squared, row by row
	 */
	public byte[] crop(GrayImage image, FaceBox box) {
		byte[] whole = BilinearResize.resize(image, within(image, box), resize, resize);
		int size = resize - 2 * margin;
		byte[] crop = new byte[size * size];
		for (int row = 0; row < size; row++) {
			int from = (row + margin) * resize + margin;
			System.arraycopy(whole, from, crop, row * size, size);
		}
		return crop;
	}

	private static FaceBox within(GrayImage image, FaceBox box) {
		int x = Math.max(0, box.x());
		int y = Math.max(0, box.y());
		int right = Math.min(image.width(), box.x() + box.width());
		int bottom = Math.min(image.height(), box.y() + box.height());
		return new FaceBox(x, y, right - x, bottom - y);
	}
}
