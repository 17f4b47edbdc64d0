package org.demeanor.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;

/** The few frames that show best what a clip was judged by: those with the highest scores of the main face. */
final class StrongFrames {

	/** Neighbours of the strongest frame look like it, so the next one is taken from another part of the clip. */
	private static final int PARTS = 8;

	private static final Comparator<FaceObservation> STRONGEST_FIRST = Comparator
			.comparingDouble((FaceObservation seen) -> seen.scores().confidence()).reversed()
			.thenComparing(FaceObservation::frame);

	private StrongFrames() {}

	/** At most {@code count} observations of the main face, in order of time. */
	static List<FaceObservation> of(FaceTracks faces, int count) {
		List<FaceObservation> main = faces.mainFace().map(
				number -> faces.observations().stream().filter(seen -> seen.face() == number).toList()).orElse(List.of());
		if (main.isEmpty())
			return List.of();
		double apart = (main.get(main.size() - 1).timeSeconds() - main.get(0).timeSeconds()) / PARTS;
		List<FaceObservation> strong = new ArrayList<>();
		for (FaceObservation seen : main.stream().sorted(STRONGEST_FIRST).toList())
			if (strong.size() < count && strong.stream().allMatch(
					other -> Math.abs(other.timeSeconds() - seen.timeSeconds()) > apart))
				strong.add(seen);
		strong.sort(Comparator.comparingInt(FaceObservation::frame));
		return strong;
	}
}
