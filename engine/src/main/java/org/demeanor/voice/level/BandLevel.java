package org.demeanor.voice.level;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.demeanor.voice.mel.MelParameters;

/** How loud a sound is between two frequencies, frame by frame of its mel images: the level of the loudest band there. */
public final class BandLevel {

	private final int[] bands;

	/**
	 * @param mel how the images are made
	 * @param fromHz centre of the lowest band
	 * @param toHz centre of the highest band
	 */
	public BandLevel(MelParameters mel, double fromHz, double toHz) {
		double[] centres = mel.centres();
		bands = IntStream.range(0, centres.length).filter(band -> centres[band] >= fromHz && centres[band] <= toHz).toArray();
	}

	/** Whether images have no band between the frequencies. */
	boolean isEmpty() {
		return bands.length == 0;
	}

	/**
	 * Returns the level of each frame; {@link SoundLevels#NOTHING} if there is no band.
	 *
	 * @param image decibels, [bands][frames]
	 */
	public float[] of(float[][] image) {
		float[] loudest = new float[image[0].length];
		Arrays.fill(loudest, SoundLevels.NOTHING);
		for (int band : bands)
			for (int frame = 0; frame < loudest.length; frame++)
				if (image[band][frame] > loudest[frame])
					loudest[frame] = image[band][frame];
		return loudest;
	}
}
