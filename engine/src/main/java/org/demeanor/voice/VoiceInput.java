package org.demeanor.voice;

import java.util.Arrays;

/**
 * The input of a voice net: a mel image in one of two layouts, standardised (less the mean, divided by the standard
 * deviation) with the statistics of the training sounds, one pair for each column of time. Immutable.
 */
public final class VoiceInput {

	/** The layout of an image's values. */
	public enum Layout {
		/** The image itself, band by band: [nMels][frames]. */
		MEL("mel"),
		/** The mean of the bands at each time: [frames]. */
		BAND_MEAN("band_mean");

		private final String label;

		Layout(String label) {
			this.label = label;
		}

		/** The word in a model's description. */
		public String label() {
			return label;
		}
	}

	private final Layout layout;
	private final double[] mean;
	private final double[] std;

	/**
	 * @param layout that the net expects
	 * @param mean a value for each frame of the image; copied
	 * @param std as many values, none negative; copied. 0 counts as 1, as in scikit-learn's StandardScaler
	 * @throws IllegalArgumentException if the two differ in length, or a value cannot be used
	 */
	public VoiceInput(Layout layout, double[] mean, double[] std) {
		if (mean.length != std.length)
			throw new IllegalArgumentException(mean.length + " means for " + std.length + " standard deviations");
		this.layout = layout;
		this.mean = mean.clone();
		this.std = Arrays.stream(std).map(value -> value == 0 ? 1 : value).toArray();
		for (int i = 0; i < mean.length; i++)
			if (!Double.isFinite(mean[i]) || !(this.std[i] > 0) || Double.isInfinite(std[i]))
				throw new IllegalArgumentException("cannot standardise with mean " + mean[i] + ", deviation " + std[i]);
	}

	/** The number of frames that an image must have. */
	public int frames() {
		return mean.length;
	}

	/**
	 * The standardised values of an image.
	 *
	 * @param image decibels, [nMels][{@link #frames()}]
	 * @return nMels * frames values in layout MEL, frames values in layout BAND_MEAN; a new array
	 * @throws IllegalArgumentException if the image has another number of frames
	 */
	public float[] standardise(float[][] image) {
		if (image.length == 0 || image[0].length != frames())
			throw new IllegalArgumentException("a net for " + frames() + " frames cannot read an image of "
					+ image.length + " bands" + (image.length == 0 ? "" : " x " + image[0].length + " frames"));
		return layout == Layout.MEL ? wholeImage(image) : meanOfBands(image);
	}

	// -- Helper methods --

	private float[] wholeImage(float[][] image) {
		float[] values = new float[image.length * frames()];
		int next = 0;
		for (float[] band : image)
			for (int frame = 0; frame < band.length; frame++)
				values[next++] = standardise(band[frame], frame);
		return values;
	}

	private float[] meanOfBands(float[][] image) {
		float[] values = new float[frames()];
		for (int frame = 0; frame < values.length; frame++) {
			double sum = 0;
			for (float[] band : image)
				sum += band[frame];
			values[frame] = standardise(sum / image.length, frame);
		}
		return values;
	}

	private float standardise(double value, int frame) {
		return (float) ((value - mean[frame]) / std[frame]);
	}
}
