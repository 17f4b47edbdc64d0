package org.demeanor.face.detection.yunet;

import org.demeanor.media.Frame;

/** A black picture with faces for the tiny nets of these tests (tiny_yunet.py). */
final class MarkedFrame {

	private final int width;
	private final int height;
	private final int times;
	private final byte[] bgr;

	MarkedFrame(int width, int height) {
		this(width, height, 1);
	}

	/** @param times how many times smaller the net sees it: each of its pixels is a square of this size */
	MarkedFrame(int width, int height, int times) {
		this.width = width;
		this.height = height;
		this.times = times;
		bgr = new byte[width * height * 3];
	}

	/**
	 * Writes a face into a cell.
	 *
	 * @param cell 8, 16 or 32 pixels along each side
	 * @param surety class and object, of 255
	 * @param right the centre's place in the cell, in hundredths of it; as {@code down}
	 * @param logWidth logarithm of the width in cells, in hundredths; as {@code logHeight}
	 */
	MarkedFrame face(int cell, int column, int row, int surety, int right, int down, int logWidth, int logHeight) {
		int x = column * cell;
		int y = row * cell + (cell == 8 ? 0 : cell == 16 ? 1 : 2);
		pixel(x, y, surety, surety, logWidth);
		pixel(x + 1, y, logHeight, right, down);
		return this;
	}

	Frame frame() {
		return new Frame(0, 0, width, height, bgr);
	}

	private void pixel(int x, int y, int... values) {
		for (int row = y * times; row < (y + 1) * times; row++)
			for (int column = x * times; column < (x + 1) * times; column++)
				for (int channel = 0; channel < values.length; channel++)
					bgr[(row * width + column) * values.length + channel] = (byte) values[channel];
	}
}
