package org.demeanor.face.detection;

import java.util.List;

import org.demeanor.media.Frame;

/** Finds faces without looking at colours. */
public interface GrayFaceDetector extends FaceDetector {

	/** The faces found, in {@link FaceBox#ORDER}; empty if there are none. */
	List<FaceBox> detect(GrayImage image);

	@Override
	default List<FaceBox> detect(Frame frame, GrayImage gray) {
		return detect(gray);
	}
}
