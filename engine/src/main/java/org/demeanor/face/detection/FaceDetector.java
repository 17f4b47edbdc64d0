package org.demeanor.face.detection;

import java.util.List;

import org.demeanor.StageException;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayImage;
import org.demeanor.media.Frame;

/** Finds the faces of one picture. Implementations say whether they may be shared between threads. */
public interface FaceDetector {

	/**
	 * The faces found, in {@link FaceBox#ORDER}; empty if there are none.
	 *
	 * @param frame the picture
	 * @param gray the same in gray
	 * @throws StageException (stage model) if a net that searches fails
	 */
	List<FaceBox> detect(Frame frame, GrayImage gray) throws StageException;
}
