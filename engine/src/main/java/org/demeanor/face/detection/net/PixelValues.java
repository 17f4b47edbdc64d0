package org.demeanor.face.detection.net;

import java.util.List;

/**
 * What a net takes for a pixel of 0..255: {@code (value - mean) * scale}, a plane a colour.
 *
 * @param redFirst red, green, blue; else blue, green, red
 * @param mean of the three planes, in their order
 * @param scale of all planes
 */
public record PixelValues(boolean redFirst, List<Float> mean, float scale) {

	static final int CHANNELS = 3;

	/** As they are: blue, green, red, 0..255. */
	public static final PixelValues BGR = new PixelValues(false, List.of(0f, 0f, 0f), 1);

	public PixelValues {
		mean = List.copyOf(mean);
		if (mean.size() != CHANNELS)
			throw new IllegalArgumentException(mean.size() + " means");
	}

	/** The value that stands for one of a plane's pixels. */
	float value(int plane, int pixel) {
		return (pixel - mean.get(plane)) * scale;
	}

	/** The place of a plane's colour among blue, green, red. */
	int ofBgr(int plane) {
		return redFirst ? CHANNELS - 1 - plane : plane;
	}
}
