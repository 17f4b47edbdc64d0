package org.demeanor.media;

import java.util.Objects;

/**
 * One picture.
 *
 * @param index number of the frame in its clip, from 0
 * @param timeSeconds presentation time in seconds, 0 at the start of the clip
 * @param width in pixels
 * @param height in pixels
 * @param pixels row by row without padding: of each pixel blue, green and red, {@code width * height * 3} bytes; or its
 *        brightness alone, where a reader was opened for {@link Pixels.GRAY}, {@code width * height} bytes
 */
public record Frame(int index, double timeSeconds, int width, int height, byte[] pixels) {

	public Frame {
		Objects.requireNonNull(pixels);
		if (width < 1 || height < 1 || pixels.length != 3L * width * height && pixels.length != (long) width * height)
			throw new IllegalArgumentException(
					width + "x" + height + " BGR or gray does not fit " + pixels.length + " bytes");
	}

	/** Whether it has brightness alone. */
	public boolean gray() {
		return pixels.length == width * height;
	}

	/** @return blue, green, red bytes, row by row without padding: {@code width * height * 3} */
	public byte[] bgr() {
		if (gray())
			throw new IllegalStateException("a frame without colours is asked for them");
		return pixels;
	}
}
