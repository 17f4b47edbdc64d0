package org.demeanor.media.mp4;

/**
 * The size of a video's pictures, in pixels: even, because H.264 halves the colour, and within the limits of encoders
 * and players.
 */
public record FrameSize(int width, int height) {

	private static final int SMALLEST_SIDE = 16;
	/** 4K in either direction: the largest size that OpenH264 and most players take. */
	private static final int LONGEST_SIDE = 3840;
	private static final int LONGEST_SHORT_SIDE = 2160;

	/** The frame's own size, made even by one more pixel; smaller if the frame is larger than 4K. */
	public static FrameSize forFrame(int width, int height) {
		double longer = Math.max(width, height);
		double shorter = Math.min(width, height);
		double scale = Math.min(1, Math.min(LONGEST_SIDE / longer, LONGEST_SHORT_SIDE / shorter));
		return new FrameSize(side(width * scale), side(height * scale));
	}

	/** The factor that fits a frame to the picture: 1 unless the frame is larger. */
	public double scale(int frameWidth, int frameHeight) {
		return Math.min(1, Math.min((double) width / frameWidth, (double) height / frameHeight));
	}

	private static int side(double pixels) {
		int rounded = (int) Math.round(pixels);
		return Math.max(SMALLEST_SIDE, rounded + rounded % 2);
	}
}
