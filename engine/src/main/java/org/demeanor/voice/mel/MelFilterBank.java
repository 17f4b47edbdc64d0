package org.demeanor.voice.mel;

import java.util.Arrays;

/**
 * Triangular filters that gather a power spectrum into mel bands: {@code librosa.filters.mel} with its defaults, i.e.
 * Slaney's mel scale (linear below 1 kHz, logarithmic above) and Slaney's norm (each triangle has the same area). After
 * Slaney, "Auditory Toolbox", 1998. Immutable.
 */
final class MelFilterBank {

	private static final double HZ_PER_LINEAR_MEL = 200.0 / 3;
	private static final double BREAK_HZ = 1000;
	private static final double BREAK_MEL = BREAK_HZ / HZ_PER_LINEAR_MEL;
	/** 27 mels in the logarithmic part are a factor of 6.4. */
	private static final double LOG_STEP = Math.log(6.4) / 27;

	private final int bins;
	/** For each band the first bin with a weight, and the weights from there on; a band between two bins has none. */
	private final int[] firstBin;
	private final float[][] weights;

	MelFilterBank(MelParameters parameters) {
		this(parameters.nFft(), parameters.nMels(), (double) parameters.sampleRate() / parameters.nFft(), edges(parameters), true);
	}

	MelFilterBank(SpectrogramSettings settings) {
		this(settings.nFft(), settings.nMels(), (double) settings.sampleRate() / settings.nFft(),
				settings.htk() ? htkEdges(settings) : edges(settings.fmin(), settings.fmax(), settings.nMels()), settings.slaneyNorm());
	}

	private MelFilterBank(int nFft, int nMels, double binHz, double[] edges, boolean normed) {
		bins = nFft / 2 + 1;
		firstBin = new int[nMels];
		weights = new float[nMels][];
		for (int band = 0; band < weights.length; band++)
			setTriangle(band, edges[band], edges[band + 1], edges[band + 2], binHz, normed);
	}

	int bands() {
		return weights.length;
	}

	int bins() {
		return bins;
	}

	/** Where each band is highest, in Hz. */
	static double[] centres(MelParameters parameters) {
		return Arrays.copyOfRange(edges(parameters), 1, parameters.nMels() + 1);
	}

	/** The weight of a bin in a band. */
	float weight(int band, int bin) {
		int i = bin - firstBin[band];
		return i >= 0 && i < weights[band].length ? weights[band][i] : 0;
	}

	/**
	 * Gathers one band of the spectra of several frames.
	 *
	 * @param power [{@link #bins()}][frames or more]
	 * @param frames their number
	 * @param gathered receives the power of each frame in this band
	 */
	void gather(int band, double[][] power, int frames, double[] gathered) {
		Arrays.fill(gathered, 0, frames, 0);
		for (int i = 0; i < weights[band].length; i++)
			add(weights[band][i], power[firstBin[band] + i], frames, gathered);
	}

	// -- Helper methods --

	private static void add(double weight, double[] power, int frames, double[] gathered) {
		for (int frame = 0; frame < frames; frame++)
			gathered[frame] += weight * power[frame];
	}

	private static double[] edges(MelParameters parameters) {
		return edges(parameters.fmin(), parameters.fmax(), parameters.nMels());
	}

	/** The corners of all triangles in Hz, equally spaced in mel: band i rises from i to i + 1 and falls to i + 2. */
	private static double[] edges(double fmin, double fmax, int nMels) {
		double low = hzToMel(fmin);
		double step = (hzToMel(fmax) - low) / (nMels + 1);
		double[] edges = new double[nMels + 2];
		for (int i = 0; i < edges.length; i++)
			edges[i] = melToHz(low + i * step);
		return edges;
	}

	/** The same in the mel of HTK. */
	private static double[] htkEdges(SpectrogramSettings settings) {
		double low = Math.log1p(settings.fmin() / 700);
		double step = (Math.log1p(settings.fmax() / 700) - low) / (settings.nMels() + 1);
		double[] edges = new double[settings.nMels() + 2];
		for (int i = 0; i < edges.length; i++)
			edges[i] = 700 * Math.expm1(low + i * step);
		return edges;
	}

	private void setTriangle(int band, double low, double centre, double high, double binHz, boolean normed) {
		int first = Math.max(0, (int) Math.ceil(low / binHz));
		int last = Math.min(bins - 1, (int) Math.floor(high / binHz));
		double norm = normed ? 2 / (high - low) : 1;
		firstBin[band] = first;
		weights[band] = new float[Math.max(0, last - first + 1)];
		for (int bin = first; bin <= last; bin++) {
			double rising = (bin * binHz - low) / (centre - low);
			double falling = (high - bin * binHz) / (high - centre);
			// librosa rounds the triangle to float32 before it applies the norm.
			float height = (float) Math.max(0, Math.min(rising, falling));
			weights[band][bin - first] = (float) (height * norm);
		}
	}

	private static double hzToMel(double hz) {
		return hz < BREAK_HZ ? hz / HZ_PER_LINEAR_MEL : BREAK_MEL + Math.log(hz / BREAK_HZ) / LOG_STEP;
	}

	private static double melToHz(double mel) {
		return mel < BREAK_MEL ? mel * HZ_PER_LINEAR_MEL : BREAK_HZ * Math.exp(LOG_STEP * (mel - BREAK_MEL));
	}
}
