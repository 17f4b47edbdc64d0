package org.demeanor.voice.mel;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What librosa gives (golden_mel.py made the file), and how far an image of ours is from it. */
final class GoldenMel {

	/** How far a value may be from librosa's, in dB. */
	static final double TOLERANCE = 1e-3;

	static final MelParameters STANDARD = new MelParameters(48_000, 1024, 512, 128, 50, 24_000, 1e-10, 80);
	static final MelParameters NARROW = new MelParameters(16_000, 400, 160, 40, 0, 8_000, 1e-10, 80);

	private static final Map<String, float[][]> ARRAYS = Npz.read(GoldenMel.class, "golden_mel.npz");

	private GoldenMel() {
	}

	/** The array with this name: kind/name, as the script has it. */
	static float[][] array(String name) {
		return ARRAYS.get(name);
	}

	/** The names of one kind, without it. */
	static SortedSet<String> names(String kind) {
		return ARRAYS.keySet().stream().filter(name -> name.startsWith(kind + "/"))
				.map(name -> name.substring(kind.length() + 1)).collect(Collectors.toCollection(TreeSet::new));
	}

	/** The largest difference of a value in dB; of a long image the file has only some frames. */
	static double largestDifference(float[][] image, String name) {
		float[][] golden = array(name);
		int[] frames = keptFrames(image[0].length, golden[0].length);
		double largest = image.length == golden.length ? 0 : Double.POSITIVE_INFINITY;
		for (int band = 0; band < golden.length; band++)
			for (int i = 0; i < frames.length; i++)
				largest = Math.max(largest, Math.abs((double) image[band][frames[i]] - golden[band][i]));
		return largest;
	}

	/** As the script keeps them: all, or every third and three at either end. */
	private static int[] keptFrames(int count, int kept) {
		int[] frames = IntStream.range(0, count)
				.filter(i -> kept == count || i % 3 == 0 || i < 3 || i >= count - 3).toArray();
		if (frames.length != kept)
			throw new AssertionError(count + " frames, and librosa's image has " + kept + " of them");
		return frames;
	}
}
