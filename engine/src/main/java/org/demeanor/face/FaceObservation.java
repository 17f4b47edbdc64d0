package org.demeanor.face;

import java.util.Objects;

import org.demeanor.face.image.FaceBox;
import org.demeanor.score.NamedValues;
import org.demeanor.score.Scores;

/**
 * One face on one frame.
 *
 * @param frame number of the frame in its clip, from 0
 * @param timeSeconds of the frame
 * @param face number of the face in its clip, from 1; a person keeps it from frame to frame
 * @param box its place, in pixels of the stored picture, upright
 * @param scores from the face nets
 * @param further what they tell besides
 */
public record FaceObservation(int frame, double timeSeconds, int face, FaceBox box, Scores scores, NamedValues further) {

	/** From nets that tell nothing else. */
	public FaceObservation(int frame, double timeSeconds, int face, FaceBox box, Scores scores) {
		this(frame, timeSeconds, face, box, scores, NamedValues.NONE);
	}

	public FaceObservation {
		Objects.requireNonNull(box);
		Objects.requireNonNull(scores);
		Objects.requireNonNull(further);
	}
}
