package org.demeanor.media.mp4;

/**
 * Size of a video's pictures, pixels: even, since H.264 halves the colour, and within what its encoders and players take.
 */
public record PictureSize(int width, int height) {

	private static final int SMALLEST_SIDE = 16;
	/** 4K, either way round: the largest that OpenH264 and most players take. */
	private static final int LONGEST_SIDE = 3840;
	private static final int LONGEST_SHORT_SIDE = 2160;

	/** The frame's own size, made even by one more pixel; smaller if the frame is larger than 4K. */
	public static PictureSize forFrame(int width, int height) {
		double longer = Math.max(width, height);
		double shorter = Math.min(width, height);
		double scale = Math.min(1, Math.min(LONGEST_SIDE / longer, LONGEST_SHORT_SIDE / shorter));
		return new PictureSize(side(width * scale), side(height * scale));
	}

	/** What a frame is multiplied by to fit: 1 unless it is larger than the picture. */
	public double scale(int frameWidth, int frameHeight) {
		return Math.min(1, Math.min((double) width / frameWidth, (double) height / frameHeight));
	}

	private static int side(double pixels) {
		int rounded = (int) Math.round(pixels);
		return Math.max(SMALLEST_SIDE, rounded + rounded % 2);
	}
}
