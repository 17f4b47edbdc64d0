package org.demeanor.face.detection;

import java.util.Objects;

/**
 * An 8-bit gray image.
 *
 * @param width in pixels
 * @param height in pixels
 * @param pixels unsigned bytes, row by row without padding: {@code width * height}
 */
public record GrayImage(int width, int height, byte[] pixels) {

	public GrayImage {
		Objects.requireNonNull(pixels);
		if (width < 1 || height < 1 || pixels.length != (long) width * height)
			throw new IllegalArgumentException(width + "x" + height + " gray does not fit " + pixels.length + " bytes");
	}
}
