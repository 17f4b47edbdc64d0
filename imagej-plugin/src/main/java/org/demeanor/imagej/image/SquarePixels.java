package org.demeanor.imagej.image;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

import org.demeanor.media.Frame;

/** Stretches the pictures of images whose calibration says that their pixels are not square. */
final class SquarePixels {

	private SquarePixels() {}

	/**
	 * @param width of the stored picture
	 * @param height of the stored picture
	 * @param bgr of the stored picture
	 * @param aspect width of a pixel over its height
	 */
	static Frame frame(int index, double timeSeconds, int width, int height, byte[] bgr, double aspect) {
		if (aspect == 1)
			return new Frame(index, timeSeconds, width, height, bgr);
		BufferedImage stored = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
		System.arraycopy(bgr, 0, bytes(stored), 0, bgr.length);
		BufferedImage square = new BufferedImage(Frame.squareWidth(width, aspect), Frame.squareHeight(height, aspect),
				BufferedImage.TYPE_3BYTE_BGR);
		Graphics2D pen = square.createGraphics();
		try {
			pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
			pen.drawImage(stored, 0, 0, square.getWidth(), square.getHeight(), null);
		}
		finally {
			pen.dispose();
		}
		return new Frame(index, timeSeconds, square.getWidth(), square.getHeight(), bytes(square), aspect);
	}

	private static byte[] bytes(BufferedImage image) {
		return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
	}
}
