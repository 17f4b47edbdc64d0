package org.demeanor.face;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.demeanor.face.image.FaceBox;

/**
 * Gives each face a number that it keeps from frame to frame. A box takes the number of the face that was last seen in
 * its place: best overlap first, each face once. A face that was out of sight for more than {@value #MEMORY_SECONDS} s
 * and more than {@value #MEMORY_LOOKS} samples comes back under a new number, because position alone cannot tell that
 * it is the same person; {@link org.demeanor.face.identity.People} tells it by the looks. If samples are far apart,
 * people move between them: a box and a face that are both left over then belong together if they are near each other,
 * or are the only ones. Not thread-safe.
 */
final class FaceTracker {

	/** Long enough for a turned head or a short miss of the detector, short enough for a cut between two speakers. */
	private static final double MEMORY_SECONDS = 1.0;

	/** In slow videos a second is a frame or less. */
	private static final int MEMORY_LOOKS = 3;

	/** Below this overlap (intersection over union) a box is not in the face's place. */
	private static final double MINIMUM_OVERLAP = 0.2;

	/** From this many seconds between two samples people may have moved by more than their face. */
	private static final double FAR_APART = 0.4;

	/** The largest ratio of widths for a face that is found again away from its place. */
	private static final double MOST_GROWTH = 2;

	private static final class Track {

		private final int face;
		private FaceBox box;
		private double lastSeen;
		private int lastLook;

		private Track(int face) {
			this.face = face;
		}
	}

	private record Pair(Track track, int box, double fit) {}

	private final List<Track> tracks = new ArrayList<>();
	private int faces;
	private int look;
	private double lastTime = Double.NEGATIVE_INFINITY;

	/**
	 * Takes the boxes of the next sampled frame, also if there are none.
	 *
	 * @param timeSeconds of the frame, not before that of the last call
	 * @param boxes the faces found on it
	 * @return the number of each box's face, from 1
	 */
	int[] assign(double timeSeconds, List<FaceBox> boxes) {
		look++;
		tracks.removeIf(track -> timeSeconds - track.lastSeen > MEMORY_SECONDS && look - track.lastLook > MEMORY_LOOKS);
		Track[] owners = new Track[boxes.size()];
		Set<Track> taken = new HashSet<>();
		take(overlapping(boxes), owners, taken);
		if (timeSeconds - lastTime >= FAR_APART)
			take(near(boxes, tracks.size() == 1 && boxes.size() == 1), owners, taken);
		lastTime = timeSeconds;
		for (int i = 0; i < owners.length; i++) {
			if (owners[i] == null) {
				owners[i] = new Track(++faces);
				tracks.add(owners[i]);
			}
			owners[i].box = boxes.get(i);
			owners[i].lastSeen = timeSeconds;
			owners[i].lastLook = look;
		}
		return Arrays.stream(owners).mapToInt(track -> track.face).toArray();
	}

	/** Ends all tracks: whoever is seen next is somebody new, also in the same place. */
	void forget() {
		tracks.clear();
	}

	/** Whether a face that comes back now to its place keeps its number. */
	boolean follows(int face) {
		return tracks.stream().anyMatch(track -> track.face == face);
	}

	// -- Helper methods --

	private static void take(List<Pair> pairs, Track[] owners, Set<Track> taken) {
		for (Pair pair : pairs)
			if (owners[pair.box] == null && taken.add(pair.track))
				owners[pair.box] = pair.track;
	}

	/** Tracks and boxes that overlap, best first. */
	private List<Pair> overlapping(List<FaceBox> boxes) {
		List<Pair> pairs = new ArrayList<>();
		for (Track track : tracks)
			for (int i = 0; i < boxes.size(); i++) {
				double overlap = track.box.overlap(boxes.get(i));
				if (overlap >= MINIMUM_OVERLAP)
					pairs.add(new Pair(track, i, overlap));
			}
		return sorted(pairs);
	}

	/**
	 * Tracks and boxes of similar size whose centres are at most a face's width apart, nearest first.
	 *
	 * @param anywhere whether to ignore the distance
	 */
	private List<Pair> near(List<FaceBox> boxes, boolean anywhere) {
		List<Pair> pairs = new ArrayList<>();
		for (Track track : tracks)
			for (int i = 0; i < boxes.size(); i++) {
				FaceBox box = boxes.get(i);
				double width = Math.max(box.width(), track.box.width());
				double distance = Math.hypot(centreX(box) - centreX(track.box), centreY(box) - centreY(track.box)) / width;
				if (width <= MOST_GROWTH * Math.min(box.width(), track.box.width()) && (anywhere || distance <= 1))
					pairs.add(new Pair(track, i, -distance));
			}
		return sorted(pairs);
	}

	/** The best first; if equal, the older face, then the first box. */
	private static List<Pair> sorted(List<Pair> pairs) {
		pairs.sort(Comparator.comparingDouble(Pair::fit).reversed().thenComparingInt(pair -> pair.track.face)
				.thenComparingInt(Pair::box));
		return pairs;
	}

	private static double centreX(FaceBox box) {
		return box.x() + box.width() / 2.0;
	}

	private static double centreY(FaceBox box) {
		return box.y() + box.height() / 2.0;
	}
}
