package org.demeanor.imagej.image;

import java.util.function.IntUnaryOperator;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import ij.process.LUT;

/** Makes 8-bit colours of an image's slices, as its window shows them. */
final class FramePainter {

	private final ImageStack stack;
	private final LUT[] luts;
	private final int firstChannel;

	FramePainter(ImagePlus image) {
		stack = image.getStack();
		boolean composite = image.isComposite();
		luts = image.getType() == ImagePlus.COLOR_RGB ? new LUT[0] : image.getLuts();
		// If the channels are not shown together: the one that is shown.
		firstChannel = composite ? 1 : image.getC();
	}

	int width() {
		return stack.getWidth();
	}

	int height() {
		return stack.getHeight();
	}

	/**
	 * @param slices the index in the stack of a channel, both from 1
	 * @return {@code width * height * 3} bytes, blue first
	 */
	byte[] bgr(IntUnaryOperator slices) {
		if (luts.length == 0)
			return bytes((int[]) stack.getPixels(slices.applyAsInt(firstChannel)));
		int[] sum = null;
		for (int i = 0; i < luts.length; i++) {
			int[] channel = colours(stack.getProcessor(slices.applyAsInt(firstChannel + i)), luts[i]);
			sum = sum == null ? channel : add(sum, channel);
		}
		return bytes(sum);
	}

	/** Through the table's display range, then through the table. */
	private static int[] colours(ImageProcessor slice, LUT lut) {
		slice.setLut(lut);
		return (int[]) slice.convertToColorProcessor().getPixels();
	}

	/** Adds light to light, as a composite does. */
	private static int[] add(int[] sum, int[] channel) {
		for (int i = 0; i < sum.length; i++) {
			int red = Math.min(255, (sum[i] >> 16 & 0xff) + (channel[i] >> 16 & 0xff));
			int green = Math.min(255, (sum[i] >> 8 & 0xff) + (channel[i] >> 8 & 0xff));
			int blue = Math.min(255, (sum[i] & 0xff) + (channel[i] & 0xff));
			sum[i] = red << 16 | green << 8 | blue;
		}
		return sum;
	}

	private static byte[] bytes(int[] rgb) {
		byte[] bgr = new byte[rgb.length * 3];
		for (int i = 0; i < rgb.length; i++) {
			bgr[3 * i] = (byte) rgb[i];
			bgr[3 * i + 1] = (byte) (rgb[i] >> 8);
			bgr[3 * i + 2] = (byte) (rgb[i] >> 16);
		}
		return bgr;
	}
}
