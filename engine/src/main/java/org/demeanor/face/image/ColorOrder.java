package org.demeanor.face.image;

import java.util.Locale;

/** Which colours a net takes, in which order. */
public enum ColorOrder {
	GRAY(1), RGB(3), BGR(3),
	/** Gray, three times over. */
	GRAY3(3);

	private final int channels;

	ColorOrder(int channels) {
		this.channels = channels;
	}

	/** The number of values of a pixel. */
	public int channels() {
		return channels;
	}

	/** The word in a model's description. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}
}
