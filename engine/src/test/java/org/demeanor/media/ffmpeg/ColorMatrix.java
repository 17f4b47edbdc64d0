package org.demeanor.media.ffmpeg;

/** Y'CbCr of 8 bits by the definitions of ITU-R BT.601, BT.709 and BT.2020, apart from the code under test. */
enum ColorMatrix {
	BT601(0.299, 0.114), BT709(0.2126, 0.0722), BT2020(0.2627, 0.0593);

	private final double red;
	private final double blue;

	ColorMatrix(double red, double blue) {
		this.red = red;
		this.blue = blue;
	}

	/** Limited range: Y 16 to 235, the others 16 to 240. */
	double[] yuv(int... bgr) {
		double y = blue * bgr[0] + (1 - red - blue) * bgr[1] + red * bgr[2];
		return new double[] { 16 + y * 219 / 255, 128 + (bgr[0] - y) / (2 * (1 - blue)) * 224 / 255,
				128 + (bgr[2] - y) / (2 * (1 - red)) * 224 / 255 };
	}

	/** The colour of values of limited range. */
	int[] bgr(double... yuv) {
		return bgr((yuv[0] - 16) * 255 / 219, (yuv[1] - 128) * 255 / 224, (yuv[2] - 128) * 255 / 224);
	}

	/** The colour of values taken to be of full range. */
	int[] fullRangeBgr(double... yuv) {
		return bgr(yuv[0], yuv[1] - 128, yuv[2] - 128);
	}

	private int[] bgr(double y, double cb, double cr) {
		double b = y + 2 * (1 - blue) * cb;
		double r = y + 2 * (1 - red) * cr;
		return new int[] { (int) Math.round(b), (int) Math.round((y - blue * b - red * r) / (1 - red - blue)),
				(int) Math.round(r) };
	}
}
