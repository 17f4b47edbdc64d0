package org.demeanor.face;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.demeanor.face.image.FaceBox;

/**
 * Gives each face a number that it keeps from frame to frame. A box takes the number of the face that was last seen
 * where it is: best overlap first, each face once. A face that was out of sight for longer than {@value #MEMORY_SECONDS}
 * s comes back as a new one: position alone cannot tell that it is the same person. Not thread-safe.
 */
final class FaceTracker {

	/** Long enough for a turned head or a blink of the detector, short enough for a cut between two speakers. */
	private static final double MEMORY_SECONDS = 1.0;

	/** Below this overlap (intersection over union) a box is not where the face was. */
	private static final double MINIMUM_OVERLAP = 0.2;

	private static final class Track {

		private final int face;
		private FaceBox box;
		private double lastSeen;

		private Track(int face) {
			this.face = face;
		}
	}

	private record Pair(Track track, int box, double overlap) {}

	private final List<Track> tracks = new ArrayList<>();
	private int faces;

	/**
	 * @param timeSeconds of the frame, not before that of the last call
	 * @param boxes the faces found on it
	 * @return the number of each box's face, from 1
	 */
	int[] assign(double timeSeconds, List<FaceBox> boxes) {
		tracks.removeIf(track -> timeSeconds - track.lastSeen > MEMORY_SECONDS);
		Track[] owners = new Track[boxes.size()];
		Set<Track> taken = new HashSet<>();
		for (Pair pair : pairs(boxes))
			if (owners[pair.box] == null && taken.add(pair.track))
				owners[pair.box] = pair.track;
		for (int i = 0; i < owners.length; i++) {
			if (owners[i] == null) {
				owners[i] = new Track(++faces);
				tracks.add(owners[i]);
			}
			owners[i].box = boxes.get(i);
			owners[i].lastSeen = timeSeconds;
		}
		return Arrays.stream(owners).mapToInt(track -> track.face).toArray();
	}

	/** How many faces there have been. */
	int faces() {
		return faces;
	}

	/** Tracks and boxes that overlap, best first; of equal ones the older face, then the first box. */
	private List<Pair> pairs(List<FaceBox> boxes) {
		List<Pair> pairs = new ArrayList<>();
		for (Track track : tracks)
			for (int i = 0; i < boxes.size(); i++) {
				double overlap = track.box.overlap(boxes.get(i));
				if (overlap >= MINIMUM_OVERLAP)
					pairs.add(new Pair(track, i, overlap));
			}
		pairs.sort(Comparator.comparingDouble(Pair::overlap).reversed().thenComparingInt(pair -> pair.track.face)
				.thenComparingInt(Pair::box));
		return pairs;
	}
}
