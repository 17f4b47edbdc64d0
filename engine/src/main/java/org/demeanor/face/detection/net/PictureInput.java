package org.demeanor.face.detection.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

import org.demeanor.face.image.ExactResize;
import org.demeanor.media.Frame;

/**
 * Turns frames of one size into a net's input: scaled down if too large, a plane of floats for each colour, and black added on
 * the right and below. Keeps its buffers from frame to frame; for one thread.
 */
final class PictureInput {

	private final int frameWidth;
	private final int frameHeight;
	private final int paddedWidth;
	private final int paddedHeight;
	private final ExactResize resize;
	private final PixelValues pixels;
	private final byte[] plane;
	private final byte[] picture;
	private final float[] row;
	private final FloatBuffer values;

	/**
	 * @param shape of the pictures that the net takes
	 * @param pixels what they consist of
	 * @param most pixels along the longer side, if the shape allows any; smaller frames keep their size
	 */
	PictureInput(int frameWidth, int frameHeight, InputShape shape, PixelValues pixels, int most) {
		this.pixels = pixels;
		this.frameWidth = frameWidth;
		this.frameHeight = frameHeight;
		double scale = Math.max(1, Math.max((double) frameWidth / shape.mostWidth(most),
				(double) frameHeight / shape.mostHeight(most)));
		int width = Math.max(1, (int) Math.round(frameWidth / scale));
		int height = Math.max(1, (int) Math.round(frameHeight / scale));
		paddedWidth = shape.paddedWidth(width);
		paddedHeight = shape.paddedHeight(height);
		resize = new ExactResize(frameWidth, frameHeight, width, height);
		plane = new byte[frameWidth * frameHeight];
		picture = new byte[width * height];
		row = new float[width];
		// ONNX Runtime reads a direct buffer in place. It copies any other, and only Java's collector frees the copy.
		values = ByteBuffer.allocateDirect(Float.BYTES * PixelValues.CHANNELS * paddedWidth * paddedHeight)
				.order(ByteOrder.nativeOrder()).asFloatBuffer();
		for (int i = 0; i < values.limit(); i++)
			values.put(i, pixels.value(i / (paddedWidth * paddedHeight), 0));
	}

	/** Whether it fits frames of this frame's size. */
	boolean fits(Frame frame) {
		return frame.width() == frameWidth && frame.height() == frameHeight;
	}

	/** @return {@code 3 * height * width} values, to be read before the next call */
	FloatBuffer of(Frame frame) {
		for (int channel = 0; channel < PixelValues.CHANNELS; channel++) {
			for (int i = 0, c = pixels.ofBgr(channel); i < plane.length; i++, c += PixelValues.CHANNELS)
				plane[i] = frame.bgr()[c];
			resize.resize(plane, picture, 0, 0, resize.newWidth(), resize.newHeight());
			for (int y = 0; y < resize.newHeight(); y++) {
				for (int x = 0; x < row.length; x++)
					row[x] = pixels.value(channel, picture[y * row.length + x] & 0xff);
				values.put((channel * paddedHeight + y) * paddedWidth, row);
			}
		}
		return values;
	}

	/** With the added black. */
	int width() {
		return paddedWidth;
	}

	int height() {
		return paddedHeight;
	}

	/** A face of the input, in pixels of the frame. */
	RawFace onFrame(RawFace face) {
		return face.enlarged((double) frameWidth / resize.newWidth(), (double) frameHeight / resize.newHeight());
	}
}
