package org.demeanor.face;

import java.util.Objects;

import org.demeanor.face.image.FaceBox;
import org.demeanor.face.mouth.Mouth;
import org.demeanor.score.NamedValues;
import org.demeanor.score.Scores;

/**
 * One face on one frame.
 *
 * @param frame number of the frame in its clip, from 0
 * @param timeSeconds of the frame
 * @param face number of the person in its clip, from 1, who keeps it when the face comes back
 * @param box its place, in pixels of the stored picture, upright
 * @param scores from the face nets
 * @param further what they tell besides
 * @param mouth what the mouth does; {@link Mouth#UNKNOWN} where nobody looked
 */
public record FaceObservation(int frame, double timeSeconds, int face, FaceBox box, Scores scores, NamedValues further,
		Mouth mouth) {

	/** From nets that tell nothing else, and whose mouth nobody looked at. */
	public FaceObservation(int frame, double timeSeconds, int face, FaceBox box, Scores scores) {
		this(frame, timeSeconds, face, box, scores, NamedValues.NONE);
	}

	/** Whose mouth nobody looked at. */
	public FaceObservation(int frame, double timeSeconds, int face, FaceBox box, Scores scores, NamedValues further) {
		this(frame, timeSeconds, face, box, scores, further, Mouth.UNKNOWN);
	}

	public FaceObservation {
		Objects.requireNonNull(box);
		Objects.requireNonNull(scores);
		Objects.requireNonNull(further);
		Objects.requireNonNull(mouth);
	}

	/** The same face as another person's. */
	public FaceObservation withFace(int other) {
		return new FaceObservation(frame, timeSeconds, other, box, scores, further, mouth);
	}

	/** The same face in another place. */
	public FaceObservation withBox(FaceBox other) {
		return new FaceObservation(frame, timeSeconds, face, other, scores, further, mouth);
	}
}
