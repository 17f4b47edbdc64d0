package org.demeanor.face.detection;

import java.util.Objects;
import java.util.Optional;

import org.demeanor.face.image.Eyes;
import org.demeanor.face.image.FaceBox;

/**
 * A face of a picture.
 *
 * @param box where it is
 * @param eyes where its eyes are; empty if the detector does not tell
 */
public record DetectedFace(FaceBox box, Optional<Eyes> eyes) {

	public DetectedFace {
		Objects.requireNonNull(box);
		Objects.requireNonNull(eyes);
	}
}
