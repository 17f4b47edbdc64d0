package org.demeanor.face.detection.yunet;

import java.util.ArrayList;
import java.util.List;

import org.demeanor.StageException;
import org.demeanor.face.detection.FaceDetector;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayImage;
import org.demeanor.media.Frame;

/**
 * Finds faces by YuNet, each frame for itself, and gives them the squares that the cascade would give them. For one
 * thread; the net may be shared.
 */
public final class YuNetDetector implements FaceDetector {

	/**
	 * Pixels along the longer side of the picture that is searched: YuNet learnt from pictures of 640 x 640, and faces
	 * that fill such a one are as large as it knows them. It costs the same whatever the camera.
	 */
	private static final int WORKING_SIZE = 640;

	/**
	 * The same of a second search where the first finds nobody: a face is found down to some 20 pixels of the picture
	 * that is searched. Four times the work, for frames without a face alone.
	 */
	private static final int FINER_SIZE = 1280;

	private final YuNet net;
	private YuNetInput input;
	private YuNetInput finerInput;

	/** @param net stays the caller's to close */
	public YuNetDetector(YuNet net) {
		this.net = net;
	}

	@Override
	public List<FaceBox> detect(Frame frame, GrayImage gray) throws StageException {
		List<FaceBox> boxes = new ArrayList<>();
		for (RawFace face : rawFaces(frame))
			CascadeSquare.of(face, frame.width(), frame.height()).ifPresent(boxes::add);
		boxes.sort(FaceBox.ORDER);
		return boxes;
	}

	/** In pixels of the frame, the surest first. */
	List<RawFace> rawFaces(Frame frame) throws StageException {
		input = fitting(input, frame, WORKING_SIZE);
		List<RawFace> faces = faces(frame, input);
		if (!faces.isEmpty() || !net.shape().open() || Math.max(frame.width(), frame.height()) <= WORKING_SIZE)
			return faces;
		finerInput = fitting(finerInput, frame, FINER_SIZE);
		return faces(frame, finerInput);
	}

	// -- Helper methods --

	private YuNetInput fitting(YuNetInput last, Frame frame, int size) {
		return last != null && last.fits(frame) ? last : new YuNetInput(frame.width(), frame.height(), net.shape(), size);
	}

	private List<RawFace> faces(Frame frame, YuNetInput with) throws StageException {
		return net.faces(with.of(frame), with.width(), with.height()).stream().map(with::onFrame).toList();
	}
}
