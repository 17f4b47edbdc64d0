package org.demeanor.face;

import org.demeanor.face.detection.GrayImage;
import org.demeanor.media.Frame;

/** Gray of a colour frame, equal to OpenCV's {@code COLOR_BGR2GRAY}: ITU-R BT.601 weights in 15-bit fixed point. */
final class Gray {

	private static final int BLUE = 3735;
	private static final int GREEN = 19235;
	private static final int RED = 9798;
	private static final int SHIFT = 15;
	private static final int HALF = 1 << (SHIFT - 1);

	private Gray() {}

	static GrayImage of(Frame frame) {
		byte[] bgr = frame.bgr();
		byte[] gray = new byte[frame.width() * frame.height()];
		for (int i = 0, c = 0; i < gray.length; i++, c += 3)
			gray[i] = (byte) (((bgr[c] & 0xff) * BLUE + (bgr[c + 1] & 0xff) * GREEN + (bgr[c + 2] & 0xff) * RED + HALF)
					>> SHIFT);
		return new GrayImage(frame.width(), frame.height(), gray);
	}
}
