package org.demeanor.face.detection.cascade;

import java.util.List;

import org.demeanor.StageException;
import org.demeanor.face.detection.GrayFaceDetector;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayImage;

/**
 * The reference's detection: a search with scale factor 1.12, and if it finds nothing, another one with 1.02. For one
 * thread.
 */
public final class ReferenceDetector implements GrayFaceDetector {

	private static final double FINER = 1.02;

	private final CascadeDetector search;
	private final CascadeDetector finerSearch;

	/** @throws StageException (stage face) if the cascade is missing from this build */
	public ReferenceDetector(CascadeSettings settings) throws StageException {
		search = new CascadeDetector(settings.scaleFactor(), settings.minNeighbors(), settings.minSize());
		finerSearch = new CascadeDetector(FINER, settings.minNeighbors(), settings.minSize());
	}

	@Override
	public List<FaceBox> detect(GrayImage image) {
		List<FaceBox> boxes = search.detect(image);
		return boxes.isEmpty() ? finerSearch.detect(image) : boxes;
	}
}
