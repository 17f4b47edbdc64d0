package org.demeanor.voice.mel;

/**
 * The parameters of a mel spectrogram, from the description of the model that reads it. Terms and meaning are librosa's
 * ({@code librosa.feature.melspectrogram}, {@code librosa.power_to_db}).
 *
 * @param sampleRate samples a second
 * @param nFft samples of a frame and of its Fourier transform; even
 * @param hopLength samples from one frame to the next
 * @param nMels number of mel bands
 * @param fmin lower edge of the lowest band in Hz
 * @param fmax upper edge of the highest band in Hz, at most half of the sample rate
 * @param amin the least power; lower ones are raised to it
 * @param topDb how far in dB the quietest value may lie below the loudest of the same image
 */
public record MelParameters(int sampleRate, int nFft, int hopLength, int nMels, double fmin, double fmax, double amin,
		double topDb) {

	public MelParameters {
		require(sampleRate > 0, "sample rate", sampleRate);
		require(nFft > 1 && nFft % 2 == 0, "n_fft", nFft);
		require(hopLength > 0, "hop length", hopLength);
		require(nMels > 0, "number of mel bands", nMels);
		require(fmin >= 0 && fmin < fmax, "fmin", fmin);
		require(fmax <= sampleRate / 2.0, "fmax", fmax);
		require(amin > 0 && amin < Double.POSITIVE_INFINITY, "amin", amin);
		require(topDb >= 0, "top_db", topDb);
	}

	/** Bins of a frame's spectrum, from 0 Hz to half of the sample rate. */
	public int bins() {
		return nFft / 2 + 1;
	}

	/** Where each band is highest, in Hz, lowest first. */
	public double[] centres() {
		return MelFilterBank.centres(this);
	}

	/**
	 * The number of frames in a sound of this many samples: the first one is centred on sample 0, the others follow
	 * every hop.
	 */
	public int frames(int samples) {
		return 1 + samples / hopLength;
	}

	private static void require(boolean holds, String what, Number value) {
		if (!holds)
			throw new IllegalArgumentException(what + " of a mel spectrogram cannot be " + value);
	}
}
