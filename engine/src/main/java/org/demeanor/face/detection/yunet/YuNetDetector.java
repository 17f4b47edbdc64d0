package org.demeanor.face.detection.yunet;

import java.util.ArrayList;
import java.util.List;

import org.demeanor.StageException;
import org.demeanor.face.detection.FaceDetector;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayImage;
import org.demeanor.media.Frame;

/**
 * Finds faces by YuNet, on each frame alone, and turns their boxes into the cascade's squares. For one thread; the net
 * may be shared.
 */
public final class YuNetDetector implements FaceDetector {

	/**
	 * Pixels along the longer side of the searched picture. YuNet learnt from pictures of 640 x 640, and a face that
	 * fills one is the largest that it knows. The cost is the same for any camera.
	 */
	private static final int WORKING_SIZE = 640;

	/**
	 * The same for a second search if the first finds nobody: it finds faces down to some 20 pixels of the searched
	 * picture. It takes four times the work, but only on frames without a face.
	 */
	private static final int FINER_SIZE = 1280;

	private final YuNet net;
	private YuNetInput input;
	private YuNetInput finerInput;

	/** @param net remains the caller's to close */
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
