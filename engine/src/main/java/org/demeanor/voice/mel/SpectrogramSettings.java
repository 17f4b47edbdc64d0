package org.demeanor.voice.mel;

/**
 * How a mel spectrogram is made, in librosa's terms, for nets that others trained.
 *
 * @param sampleRate samples a second
 * @param nFft samples of a frame and of its Fourier transform; even
 * @param winLength samples of the window in the middle of a frame, at most nFft
 * @param hopLength samples from one frame to the next
 * @param nMels number of mel bands
 * @param fmin lower edge of the lowest band in Hz
 * @param fmax upper edge of the highest band in Hz, at most half of the sample rate
 * @param window the window, periodic
 * @param center whether the first frame is centred on the first sample
 * @param reflect whether what is beyond the sound is its mirror image, instead of zeros
 * @param magnitude whether bands gather magnitudes instead of powers
 * @param htk whether mel is 2595 log10(1 + f / 700), instead of Slaney's scale
 * @param slaneyNorm whether each triangle has the same area, instead of the same height 1
 * @param log of the bands
 * @param floor the least value that a logarithm is taken of, above 0
 * @param reference 0 dB for decibels; 0 for the loudest value of the image
 * @param topDb how far in dB the quietest value may lie below the loudest; infinite for any
 */
public record SpectrogramSettings(int sampleRate, int nFft, int winLength, int hopLength, int nMels, double fmin, double fmax,
		Window window, boolean center, boolean reflect, boolean magnitude, boolean htk, boolean slaneyNorm, Log log, double floor,
		double reference, double topDb) {

	/** The window of a frame. */
	public enum Window {
		HANN, HAMMING, ONES
	}

	/** What is taken of a band. */
	public enum Log {
		/** The value itself. */
		NONE,
		/** The natural logarithm. */
		LN,
		/** The logarithm to the base 10. */
		LOG10,
		/** The natural logarithm of 1 + the value. */
		LOG1P,
		/** Decibels: 10 log10 of powers, 20 log10 of magnitudes. */
		DB
	}

	public SpectrogramSettings {
		require(nFft > 1 && nFft % 2 == 0 && nFft <= 1 << 16, "n_fft", nFft);
		require(winLength > 0 && winLength <= nFft, "win_length", winLength);
		require(hopLength > 0, "hop_length", hopLength);
		require(nMels > 0 && nMels <= 1024, "n_mels", nMels);
		require(fmin >= 0 && fmin < fmax, "fmin", fmin);
		require(fmax <= sampleRate / 2.0, "fmax", fmax);
		require(floor > 0, "floor", floor);
		require(reference >= 0, "reference", reference);
		require(topDb >= 0, "top_db", topDb);
	}

	/** The number of frames in a sound of this many samples, at least 1. */
	public int frames(int samples) {
		return Math.max(1, 1 + (center ? samples : samples - nFft) / hopLength);
	}

	private static void require(boolean holds, String what, Number value) {
		if (!holds)
			throw new IllegalArgumentException("'" + what + "' cannot be " + value);
	}
}
