package org.demeanor.face.identity;

import java.util.Random;

import org.demeanor.face.image.FaceBox;
import org.demeanor.media.Frame;

/** Frames full of coloured noise: each person has a pattern and a colour. */
public final class DrawnFaces {

	/** Where the face is. */
	public static final FaceBox BOX = new FaceBox(30, 40, 60, 60);

	private static final int SIZE = 120;

	private DrawnFaces() {}

	/** Blocks of 6 x 6 pixels, the same for a person, and a little noise. */
	public static Frame frame(int index, int person, int color, int noise) {
		int blocks = SIZE / 6;
		int[] light = new Random(person).ints((long) blocks * blocks, 40, 160).toArray();
		Random grain = new Random(noise);
		byte[] bgr = new byte[3 * SIZE * SIZE];
		for (int y = 0; y < SIZE; y++)
			for (int x = 0; x < SIZE; x++) {
				int gray = light[y / 6 * blocks + x / 6] + grain.nextInt(5);
				bgr[3 * (y * SIZE + x)] = (byte) gray;
				bgr[3 * (y * SIZE + x) + 1] = (byte) gray;
				bgr[3 * (y * SIZE + x) + 2] = (byte) (gray + color);
			}
		return new Frame(index, index / 10.0, SIZE, SIZE, bgr);
	}
}
