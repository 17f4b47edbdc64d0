package org.demeanor.face.detection;

import java.util.List;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayImage;
import org.demeanor.media.Frame;

/** Finds the faces of one picture. Implementations say whether threads may share them. */
public interface FaceDetector {

	/**
	 * The faces found, in {@link FaceBox#ORDER}; empty if there are none.
	 *
	 * @param frame the picture
	 * @param gray the same picture in gray
	 * @throws StageException (stage model) if the detector's net fails
	 */
	List<FaceBox> detect(Frame frame, GrayImage gray) throws StageException;

	/** Says that the next picture comes much later: faces may have moved, and others come in. */
	default void timePasses() {
		// Most detectors look at each picture by itself.
	}

	/** Forgets the pictures before: what is found from now on is what a new detector finds. */
	default void forget() {
		// Most detectors look at each picture by itself.
	}

	/**
	 * The same faces with what else the detector tells of them, in the same order.
	 *
	 * @param frame the picture
	 * @param gray the same picture in gray
	 * @throws StageException (stage model) if the detector's net fails
	 */
	default List<DetectedFace> find(Frame frame, GrayImage gray) throws StageException {
		return detect(frame, gray).stream().map(box -> new DetectedFace(box, Optional.empty())).toList();
	}
}
