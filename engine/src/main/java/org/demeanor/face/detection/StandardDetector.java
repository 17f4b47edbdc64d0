package org.demeanor.face.detection;

import java.util.List;

import org.demeanor.StageException;

/**
 * The detection of profile {@code standard}: one search at a working resolution. Faces in talking-head video are large,
 * so little is lost by looking at a smaller picture, and most of the time is saved. For one thread.
 */
public final class StandardDetector implements FaceDetector {

	/** Pixels along the longer side of the picture that is searched. */
	private static final int WORKING_SIZE = 640;

	private final FaceDetector search;

	/** @throws StageException (stage face) if the cascade is missing from this build */
	public StandardDetector(DetectorSettings settings) throws StageException {
		search = new CascadeDetector(settings.scaleFactor(), settings.minNeighbors(), settings.minSize());
	}

	@Override
	public List<FaceBox> detect(GrayImage image) {
		double scale = (double) Math.max(image.width(), image.height()) / WORKING_SIZE;
		if (scale <= 1)
			return search.detect(image);
		int width = Math.max(1, (int) Math.round(image.width() / scale));
		int height = Math.max(1, (int) Math.round(image.height() / scale));
		byte[] smaller = new byte[width * height];
		ExactResize.resize(image.pixels(), image.width(), image.height(), smaller, width, height);
		return search.detect(new GrayImage(width, height, smaller)).stream().map(box -> enlarge(box, scale, image)).toList();
	}

	private static FaceBox enlarge(FaceBox box, double scale, GrayImage image) {
		int x = (int) Math.round(box.x() * scale);
		int y = (int) Math.round(box.y() * scale);
		return new FaceBox(x, y, Math.min(image.width() - x, (int) Math.round(box.width() * scale)),
				Math.min(image.height() - y, (int) Math.round(box.height() * scale)));
	}
}
