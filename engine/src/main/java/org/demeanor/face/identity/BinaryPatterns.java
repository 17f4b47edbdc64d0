package org.demeanor.face.identity;

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

	private BinaryPatterns() {}

	/** Adds the patterns of a patch to counts. */
	static void add(float[] patch, float[] counts) {
		int size = FacePatch.SIZE;
		int inside = size - 2;
		for (int y = 1; y <= inside; y++)
			for (int x = 1; x <= inside; x++) {
				float centre = Math.round(patch[y * size + x]);
				int pattern = 0;
				for (int i = 0; i < NEIGHBOURS; i++)
					if (Math.round(patch[(y + DOWN[i]) * size + x + ACROSS[i]]) >= centre)
						pattern |= 1 << i;
				int cell = (y - 1) * CELLS / inside * CELLS + (x - 1) * CELLS / inside;
				counts[cell * PATTERNS + PLACES[pattern]]++;
			}
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
