package org.demeanor.face.detection;

import java.util.List;

import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayImage;
import org.demeanor.media.Frame;

/** Finds faces in the gray picture only. */
public interface GrayFaceDetector extends FaceDetector {

	/** The faces found, in {@link FaceBox#ORDER}; empty if there are none. */
	List<FaceBox> detect(GrayImage image);

	@Override
	default List<FaceBox> detect(Frame frame, GrayImage gray) {
		return detect(gray);
	}
}
