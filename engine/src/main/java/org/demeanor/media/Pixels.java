package org.demeanor.media;

/** What a reader of frames needs of each picture. */
public enum Pixels {
	/** The colours, as OpenCV's VideoCapture gives them. */
	BGR(3),
	/**
	 * Brightness alone, over 0..255: where a video holds it as it is, it is taken from there. Some steps of 255 away from gray
	 * that is made of {@link #BGR} where colours are strong, one elsewhere. Readers that have only colours give these.
	 */
	GRAY(1);

	final int channels;

	Pixels(int channels) {
		this.channels = channels;
	}
}
