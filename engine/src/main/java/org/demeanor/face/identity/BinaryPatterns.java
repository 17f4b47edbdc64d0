package org.demeanor.face.identity;

import java.util.stream.IntStream;

import org.demeanor.face.image.FacePatch;

/**
 * Counts the uniform local binary patterns of a face in a grid of cells (Ojala and others 2002, doi 10.1109/TPAMI.2002.1017623;
 * for faces Ahonen and others 2006, doi 10.1109/TPAMI.2006.244). How light it is does not matter to them.
 */
final class BinaryPatterns {

	private static final int CELLS = 4;
	private static final int PATTERNS = 59;
	private static final int NEIGHBOURS = 8;

	/** Number of counts. */
	static final int LENGTH = CELLS * CELLS * PATTERNS;

	/** Columns and rows of the neighbours, in order around the pixel. */
	private static final int[] ACROSS = { 1, 1, 0, -1, -1, -1, 0, 1 };
	private static final int[] DOWN = { 0, 1, 1, 1, 0, -1, -1, -1 };

	/** For each of the 256 patterns its place; all that change more than twice around the pixel share the last one. */
	private static final int[] PLACES = places();

	private static final int SIZE = FacePatch.SIZE;
	/** Pixels with neighbours on all sides, along a side. */
	private static final int INSIDE = SIZE - 2;
	private static final int[] NEIGHBOUR = neighbours();
	private static final int[] CELL = cells();

	private BinaryPatterns() {}

	/** Adds the patterns of a patch to counts. */
	static void add(float[] patch, float[] counts) {
		int[] light = new int[patch.length];
		for (int i = 0; i < light.length; i++)
			light[i] = Math.round(patch[i]);
		for (int y = 1; y <= INSIDE; y++)
			for (int x = 1; x <= INSIDE; x++) {
				int pixel = y * SIZE + x;
				int pattern = 0;
				for (int i = 0; i < NEIGHBOURS; i++)
					// The bit is set unless the neighbour is darker, without a branch that the processor would guess wrong.
					pattern |= (light[pixel + NEIGHBOUR[i]] - light[pixel] >>> 31 ^ 1) << i;
				counts[CELL[y] * CELLS * PATTERNS + CELL[x] * PATTERNS + PLACES[pattern]]++;
			}
	}

	/** How far in a patch each neighbour is from the pixel. */
	private static int[] neighbours() {
		return IntStream.range(0, NEIGHBOURS).map(i -> DOWN[i] * SIZE + ACROSS[i]).toArray();
	}

	/** The cell of each place along a side. */
	private static int[] cells() {
		return IntStream.range(0, SIZE).map(place -> (place - 1) * CELLS / INSIDE).toArray();
	}

	private static int[] places() {
		int[] places = new int[1 << NEIGHBOURS];
		int next = 0;
		for (int pattern = 0; pattern < places.length; pattern++) {
			int turned = pattern >> 1 | (pattern & 1) << NEIGHBOURS - 1;
			places[pattern] = Integer.bitCount(pattern ^ turned) <= 2 ? next++ : PATTERNS - 1;
		}
		return places;
	}
}
