package org.demeanor.face.yunet;

import java.util.ArrayList;
import java.util.List;

import org.demeanor.StageException;
import org.demeanor.face.detection.FaceBox;
import org.demeanor.face.detection.FaceDetector;
import org.demeanor.face.detection.GrayImage;
import org.demeanor.media.Frame;

/**
 * Finds faces by YuNet, each frame for itself, and gives them the squares that the cascade would give them. For one
 * thread; the net may be shared.
 */
public final class YuNetDetector implements FaceDetector {

	private final YuNet net;
	private YuNetInput input;

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
		if (input == null || !input.fits(frame))
			input = new YuNetInput(frame.width(), frame.height(), net.shape());
		return net.faces(input.of(frame), input.width(), input.height()).stream().map(input::onFrame).toList();
	}
}
