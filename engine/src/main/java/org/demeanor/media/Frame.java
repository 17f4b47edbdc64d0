package org.demeanor.media;

import java.util.Objects;

/**
 * One picture.
 *
 * @param index number of the frame in its clip, from 0
 * @param timeSeconds presentation time in seconds, 0 at the start of the clip
 * @param width in pixels
 * @param height in pixels
 * @param bgr blue, green, red bytes, row by row without padding: {@code width * height * 3}
 */
public record Frame(int index, double timeSeconds, int width, int height, byte[] bgr) {

	public Frame {
		Objects.requireNonNull(bgr);
		if (width < 1 || height < 1 || bgr.length != 3L * width * height)
			throw new IllegalArgumentException(width + "x" + height + " BGR does not fit " + bgr.length + " bytes");
	}
}
