package org.demeanor.face.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.demeanor.StageException;

/**
 * Finds frontal faces by a cascade of Haar features over an image pyramid. The boxes equal those of OpenCV's
 * {@code CascadeClassifier.detectMultiScale} with {@code haarcascade_frontalface_default}: same pyramid, same windows,
 * same arithmetic to the last bit, same grouping. Keeps its buffers from image to image; for one thread.
 */
public final class CascadeDetector implements FaceDetector {

	private static final String RESOURCE = "haarcascade_frontalface_default.xml";
	private static final Comparator<FaceBox> ORDER = Comparator.comparingInt(FaceBox::y).thenComparingInt(FaceBox::x)
			.thenComparingInt(FaceBox::width).thenComparingInt(FaceBox::height);

	/** The trained cascade, read once a process. */
	private static Cascade frontalFace;

	private final Cascade cascade;
	private final double scaleFactor;
	private final int minNeighbors;
	private final int minSize;

	private PyramidLevel level;

	/**
	 * @param scaleFactor from one size searched to the next, above 1
	 * @param minNeighbors hits that a face needs besides the first, at least 0
	 * @param minSize smallest face searched for in pixels along each side; 0 for no limit
	 * @throws StageException (stage face) if the cascade is missing from this build
	 */
	public CascadeDetector(double scaleFactor, int minNeighbors, int minSize) throws StageException {
		if (!(scaleFactor > 1) || minNeighbors < 0)
			throw new IllegalArgumentException("scale factor " + scaleFactor + ", minimum of neighbours " + minNeighbors);
		this.cascade = frontalFace();
		this.scaleFactor = scaleFactor;
		this.minNeighbors = minNeighbors;
		this.minSize = minSize;
	}

	@Override
	public List<FaceBox> detect(GrayImage image) {
		if (level == null || !level.holds(image))
			level = new PyramidLevel(cascade, image.width(), image.height());
		List<FaceBox> hits = new ArrayList<>();
		for (double factor = 1; windowFits(factor, image); factor *= scaleFactor)
			if (Math.rint(cascade.windowWidth * factor) >= minSize && Math.rint(cascade.windowHeight * factor) >= minSize) {
				level.set(image, (float) factor);
				level.collectHits(hits);
			}
		return RectangleGroups.group(hits, minNeighbors).stream().sorted(ORDER).toList();
	}

	private boolean windowFits(double factor, GrayImage image) {
		return Math.rint(cascade.windowWidth * factor) <= image.width()
				&& Math.rint(cascade.windowHeight * factor) <= image.height();
	}

	private static synchronized Cascade frontalFace() throws StageException {
		if (frontalFace == null)
			frontalFace = CascadeXml.read(RESOURCE, CascadeDetector.class.getResourceAsStream(RESOURCE));
		return frontalFace;
	}
}
