package org.demeanor.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.demeanor.Stage;
import org.demeanor.StageException;

/**
 * Makes one channel of several: their mean, as {@code librosa.to_mono}, unless another one was chosen or the mean is no
 * good. It is none where the channels cancel each other out (one microphone wired the wrong way round) or where one
 * channel has the speech and all others weaken it; channels that are as good as silent are left out of it. This is
 * decided by the beginning of the sound that is not silent, and holds to its end.
 */
public final class ChannelMix {

	/** Samples that lie so far apart at 48 kHz differ by the band of speech: hum and rumble hardly count. */
	private static final int LAG = 8;

	/** A channel this much weaker than the strongest is silent: 30 dB. */
	private static final double SILENT = 1e-3;

	/** The mean has less than this share of the energy that channels without any relation would leave in it. */
	private static final double CANCELLED = 0.3;

	/** The mean is this much weaker than the strongest channel: 13 dB. */
	private static final double FAR_BELOW = 0.05;

	/** A centre channel this much weaker than the strongest one, 10 dB, still has the speech. */
	private static final double CENTRE = 0.1;

	/** Two channels differ by less than 1 dB. */
	private static final double ABOUT_AS_STRONG = 0.8;

	/** Below this everywhere, a sound is digital silence: -80 dB of full scale. */
	private static final float SILENCE = 1e-4f;

	private final SoundChannel wanted;
	private final String name;
	private final List<String> notes = new ArrayList<>();
	private boolean decided;
	/** Those of which the mean is taken, from 0; {@code null} for all. */
	private int[] taken;

	/** @param name of the file, for messages */
	public ChannelMix(SoundChannel wanted, String name) {
		this.wanted = wanted;
		this.name = name;
		decided = !wanted.auto();
		if (wanted.single())
			taken = new int[] { wanted.number() - 1 };
	}

	/** Whether it has to see the beginning of a sound of so many channels before it can go on. */
	public boolean isOpen(int channels) {
		return !decided && channels > 1;
	}

	/**
	 * Looks at a beginning and decides, unless that is silent or has nothing in the band of speech.
	 *
	 * @param blocks each channel's samples, all of the same number of channels
	 * @param centre number of the front centre channel, from 0; below 0 if there is none
	 */
	public void decide(List<float[][]> blocks, int centre) {
		if (blocks.stream().allMatch(ChannelMix::isSilent))
			return;
		int channels = blocks.get(0).length;
		double[] energy = new double[channels];
		for (int c = 0; c < channels; c++)
			energy[c] = energy(blocks, new int[] { c });
		double most = Arrays.stream(energy).max().orElse(0);
		if (most == 0)
			return;
		decided = true;
		int[] loud = IntStream.range(0, channels).filter(c -> energy[c] > SILENT * most).toArray();
		double mean = energy(blocks, loud);
		double unrelated = Arrays.stream(energy).sum() / loud.length / loud.length;
		if (mean < CANCELLED * unrelated || mean < FAR_BELOW * most)
			takeOne(centre >= 0 && energy[centre] >= CENTRE * most ? centre : strongest(energy, most), channels,
					mean < CANCELLED * unrelated ? "the channels cancel each other out" : "the others weaken it");
		else if (loud.length < channels)
			leaveOut(loud, channels);
	}

	/**
	 * One channel of several.
	 *
	 * @param channels each channel's samples
	 * @throws StageException (stage media) if the one that was asked for is not there
	 */
	public float[] mix(float[][] channels) throws StageException {
		if (wanted.single() && wanted.number() > channels.length)
			throw new StageException(Stage.MEDIA, name,
					"has no sound channel " + wanted.number() + "; it has " + channels.length);
		// A sound whose number of channels changes on the way may no longer have those that were taken.
		boolean all = taken == null || Arrays.stream(taken).anyMatch(c -> c >= channels.length);
		return mean(channels, all ? IntStream.range(0, channels.length).toArray() : taken);
	}

	/** What was decided, where that is not the mean of all. */
	public List<String> notes() {
		return List.copyOf(notes);
	}

	// -- Helper methods --

	private void takeOne(int channel, int channels, String why) {
		taken = new int[] { channel };
		notes.add("sound channel " + (channel + 1) + " of " + channels + " (" + why + ")");
	}

	private void leaveOut(int[] loud, int channels) {
		taken = loud;
		notes.add("sound channel " + Arrays.stream(loud).mapToObj(c -> String.valueOf(c + 1)).collect(Collectors.joining("+"))
				+ " of " + channels + " (the rest is silent)");
	}

	/** The first of those that are about as strong as any. */
	private static int strongest(double[] energy, double most) {
		int channel = 0;
		while (energy[channel] < ABOUT_AS_STRONG * most)
			channel++;
		return channel;
	}

	private static boolean isSilent(float[][] block) {
		for (float[] channel : block)
			for (float sample : channel)
				if (Math.abs(sample) >= SILENCE)
					return false;
		return true;
	}

	/** For the mean of some channels, in the band of speech. */
	private static double energy(List<float[][]> blocks, int[] channels) {
		double energy = 0;
		for (float[][] block : blocks) {
			float[] samples = channels.length == 1 ? block[channels[0]] : mean(block, channels);
			for (int i = LAG; i < samples.length; i++) {
				float difference = samples[i] - samples[i - LAG];
				energy += difference * difference;
			}
		}
		return energy;
	}

	private static float[] mean(float[][] channels, int[] which) {
		float[] mean = channels[which[0]].clone();
		for (int c = 1; c < which.length; c++)
			for (int i = 0; i < mean.length; i++)
				mean[i] += channels[which[c]][i];
		if (which.length > 1)
			for (int i = 0; i < mean.length; i++)
				mean[i] /= which.length;
		return mean;
	}
}
