package org.demeanor.face.image;

import org.demeanor.media.Frame;

/**
 * Converts a colour frame to gray, equal to OpenCV's {@code COLOR_BGR2GRAY}: ITU-R BT.601 weights in 15-bit fixed
 * point.
 */
public final class GrayConverter {

	private static final int BLUE = 3735;
	private static final int GREEN = 19235;
	private static final int RED = 9798;
	private static final int SHIFT = 15;
	private static final int HALF = 1 << (SHIFT - 1);

	private GrayConverter() {}

	/** Converts lazily: only the parts that are asked for. */
	public static GrayImage of(Frame frame) {
		return of(frame, new byte[frame.width() * frame.height()]);
	}

	/**
	 * As above.
	 *
	 * @param pixels the buffer for the result, one for each pixel of the frame
	 */
	public static GrayImage of(Frame frame, byte[] pixels) {
		int width = frame.width();
		return GrayImage.filledBy(width, frame.height(), pixels,
				(gray, left, top, right, bottom) -> {
					for (int y = top; y < bottom; y++)
						convert(frame.bgr(), gray, y * width + left, y * width + right);
				}, (row, columns, from, to, values) -> convert(frame.bgr(), row * width, columns, from, to, values));
	}

	/**
	 * Gray of three planes.
	 *
	 * @param bgr blue, green and red
	 * @param exactly in floating point, as OpenCV converts such pictures; else rounded as above
	 */
	public static float[] of(float[][] bgr, boolean exactly) {
		float[] gray = new float[bgr[0].length];
		for (int i = 0; i < gray.length; i++)
			gray[i] = exactly ? .114f * bgr[0][i] + .587f * bgr[1][i] + .299f * bgr[2][i]
					: (int) bgr[0][i] * BLUE + (int) bgr[1][i] * GREEN + (int) bgr[2][i] * RED + HALF >> SHIFT;
		return gray;
	}

	private static void convert(byte[] bgr, int start, int[] columns, int from, int to, int[] gray) {
		for (int i = from; i < to; i++) {
			int c = 3 * (start + columns[i]);
			gray[i] = ((bgr[c] & 0xff) * BLUE + (bgr[c + 1] & 0xff) * GREEN + (bgr[c + 2] & 0xff) * RED + HALF) >> SHIFT;
		}
	}

	private static void convert(byte[] bgr, byte[] gray, int from, int to) {
		for (int i = from, c = 3 * from; i < to; i++, c += 3)
			gray[i] = (byte) (((bgr[c] & 0xff) * BLUE + (bgr[c + 1] & 0xff) * GREEN + (bgr[c + 2] & 0xff) * RED + HALF)
					>> SHIFT);
	}
}
