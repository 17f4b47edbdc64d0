package org.demeanor.face.detection;

import java.util.List;

/** Finds the faces of one image. Implementations say whether they may be shared between threads. */
public interface FaceDetector {

	/** The faces found, in a fixed order (by y, then x, then size); empty if there are none. */
	List<FaceBox> detect(GrayImage image);
}
