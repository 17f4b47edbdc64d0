package org.demeanor.face;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

import org.demeanor.face.identity.Appearance;
import org.demeanor.face.identity.People;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.FacePatch;
import org.demeanor.face.image.GrayImage;
import org.demeanor.face.mouth.Mouth;
import org.demeanor.face.mouth.MouthTracker;
import org.demeanor.media.Frame;

/**
 * What the tracks of faces leave behind: their looks, by which they are joined to people, and what their mouths do. A track
 * whose face changes to somebody else's leaves two trails. Holds the tracks that go on, and the people. Not thread-safe.
 */
final class FaceTrails {

	/**
	 * A face that differs from its track by more is somebody else's, in the same place after a cut that changes little of the
	 * picture.
	 */
	private static final double SOMEBODY_ELSE = .28;

	/** Frames after which a track's look is known. */
	private static final int KNOWN_FRAMES = 3;

	private static final class Trail {

		private final int number;
		private final Appearance look = new Appearance();
		private final MouthTracker mouth = new MouthTracker();
		/** The first and the last frame that count. */
		private int firstFrame;
		private int lastFrame;
		private int framesThatCount;
		private int frames;

		private Trail(int number) {
			this.number = number;
		}

		private void count(int frame) {
			if (framesThatCount++ == 0)
				firstFrame = frame;
			lastFrame = frame;
		}

		private boolean isSomebodyElse(Appearance face) {
			return frames >= KNOWN_FRAMES && look.distance(face) > SOMEBODY_ELSE;
		}
	}

	/** What a trail is on a frame. */
	record Step(int trail, Mouth mouth) {}

	/** By the track's number. */
	private final SortedMap<Integer, Trail> trails = new TreeMap<>();
	private final People people = new People();
	private int count;

	/**
	 * Takes a face of the next frame.
	 *
	 * @param track its number
	 * @param gray the frame in gray
	 * @param box of the face, on the frame
	 * @param counts whether somebody who is seen on no other frame is one of the people
	 */
	Step add(int track, Frame frame, GrayImage gray, FaceBox box, boolean counts) {
		float[] patch = FacePatch.of(gray, box);
		Appearance face = new Appearance();
		face.add(frame, box, patch);
		Trail trail = trails.get(track);
		if (trail != null && trail.isSomebodyElse(face)) {
			end(track);
			trail = null;
		}
		if (trail == null) {
			trail = new Trail(++count);
			trails.put(track, trail);
		}
		if (counts)
			trail.count(frame.index());
		trail.frames++;
		trail.look.add(face);
		return new Step(trail.number, trail.mouth.next(frame.timeSeconds(), patch));
	}

	/** Ends the tracks that nobody follows any more. */
	void endAllBut(IntPredicate followed) {
		List<Integer> ended = new ArrayList<>(trails.keySet());
		ended.removeIf(followed::test);
		ended.forEach(this::end);
	}

	/** Ends all tracks and returns the number of each trail's person. */
	Map<Integer, Integer> people() {
		endAllBut(none -> false);
		return people.numbers();
	}

	// -- Helper methods --

	private void end(int track) {
		Trail trail = trails.remove(track);
		if (trail.framesThatCount > 0)
			people.add(trail.number, trail.firstFrame, trail.lastFrame, trail.look);
	}
}
