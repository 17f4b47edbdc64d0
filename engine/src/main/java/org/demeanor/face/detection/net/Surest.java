package org.demeanor.face.detection.net;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/** Keeps one of several boxes for the same face. */
public final class Surest {

	private static final int MOST_FACES = 5000;

	private Surest() {}

	/**
	 * The surest of faces that overlap.
	 *
	 * @param mostOverlap of two faces that stay
	 * @param overlap of two faces, 0..1
	 * @return the surest first; of equally sure ones the first
	 */
	public static List<RawFace> of(List<RawFace> faces, double mostOverlap, ToDoubleBiFunction<RawFace, RawFace> overlap) {
		List<RawFace> kept = new ArrayList<>();
		faces.stream().sorted(Comparator.comparing(RawFace::score).reversed()).limit(MOST_FACES).forEachOrdered(face -> {
			if (kept.stream().noneMatch(other -> overlap.applyAsDouble(face, other) > mostOverlap))
				kept.add(face);
		});
		return kept;
	}
}
