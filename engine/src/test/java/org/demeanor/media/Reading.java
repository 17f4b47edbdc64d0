package org.demeanor.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.demeanor.StageException;

/** Whole clips in memory, for tests on small ones. */
public final class Reading {

	private Reading() {}

	public static List<Frame> frames(Clip clip) throws StageException {
		List<Frame> frames = new ArrayList<>();
		try (FrameReader reader = clip.openFrames()) {
			for (Frame frame = reader.read(); frame != null; frame = reader.read())
				frames.add(frame);
		}
		return frames;
	}

	public static float[] sound(Clip clip) throws StageException {
		float[] samples = new float[1 << 16];
		int count = 0;
		try (SoundReader reader = clip.openSound()) {
			for (int read = 0; read >= 0; read = reader.read(samples, count, Math.min(4999, samples.length - count))) {
				count += read;
				if (count == samples.length)
					samples = Arrays.copyOf(samples, 2 * count);
			}
		}
		return Arrays.copyOf(samples, count);
	}

	static float largestDifference(float[] a, float[] b) {
		if (a.length != b.length)
			throw new AssertionError(a.length + " samples, expected " + b.length);
		float largest = 0;
		for (int i = 0; i < a.length; i++)
			largest = Math.max(largest, Math.abs(a[i] - b[i]));
		return largest;
	}
}
