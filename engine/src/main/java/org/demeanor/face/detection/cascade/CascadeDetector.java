package org.demeanor.face.detection.cascade;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.demeanor.StageException;
import org.demeanor.face.detection.GrayFaceDetector;
import org.demeanor.face.image.ExactResize;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayImage;

/**
 * Finds frontal faces by a cascade of Haar features over an image pyramid. The boxes equal those of OpenCV's
 * {@code CascadeClassifier.detectMultiScale} with {@code haarcascade_frontalface_default}: the same pyramid, windows,
 * arithmetic (to the last bit) and grouping. Keeps its buffers from image to image; for one thread.
 */
public final class CascadeDetector implements GrayFaceDetector {

	private static final String RESOURCE = "haarcascade_frontalface_default.cascade";

	/**
	 * The ratio of the sizes that are searched for candidates: a face of more than a few hits has hits at two such
	 * sizes.
	 */
	private static final double CANDIDATE_RATIO = 1.45;

	/** The trained cascade, read once per process. */
	private static Cascade frontalFace;

	private final Cascade cascade;
	private final double scaleFactor;
	private final int minNeighbors;
	private final int minSize;

	/** A searched size: how many times smaller than the image it is. */
	private record Size(float factor, ExactResize resize) {}

	/** For images of this size. */
	private int imageWidth;
	private int imageHeight;
	private final List<Size> sizes = new ArrayList<>();
	/** For whole searches, and for parts; made when first needed. */
	private LevelSearch whole;
	private PyramidLevel part;

	/**
	 * @param scaleFactor from one searched size to the next, above 1
	 * @param minNeighbors hits that a face needs besides the first, at least 0
	 * @param minSize side of the smallest face in pixels; 0 for no limit
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
		prepare(image);
		List<FaceBox> hits = new ArrayList<>();
		if (whole == null)
			whole = LevelSearch.of(cascade, imageWidth, imageHeight);
		for (Size size : sizes)
			whole.search(image, size.factor, size.resize, hits);
		return faces(hits, minNeighbors);
	}

	/**
	 * Finds where faces may be: searches with gaps, at few sizes. A face that a whole search finds has so many hits on
	 * all sides that this search meets some of them; so do many places without a face.
	 *
	 * @param known faces; nothing inside them is searched
	 */
	List<FaceBox> candidates(GrayImage image, List<FaceBox> known) {
		prepare(image);
		List<FaceBox> hits = new ArrayList<>();
		PyramidLevel level = level();
		for (Size size : candidateSizes()) {
			level.set(image, size.factor, size.resize, new FaceBox(0, 0, imageWidth, imageHeight));
			level.collectHitsWithGaps(known, hits);
		}
		return RectangleGroups.means(hits);
	}

	/** As above, but only around places where faces are expected, and only of about that size. */
	List<FaceBox> candidatesNear(GrayImage image, List<FaceBox> expected, double range, double reach) {
		prepare(image);
		List<FaceBox> hits = new ArrayList<>();
		searchNear(image, candidateSizes(), expected, range, reach, level -> level.collectHitsWithGaps(List.of(), hits));
		return RectangleGroups.means(hits);
	}

	/**
	 * Searches only around places where faces are expected, and only for faces of about that size. While the faces stay
	 * within that range, the boxes are those of a whole search.
	 *
	 * @param range how many times larger or smaller a face may be
	 * @param reach how far away it may be, as a share of its size
	 */
	List<FaceBox> detectNear(GrayImage image, List<FaceBox> expected, double range, double reach) {
		List<FaceBox> hits = new ArrayList<>();
		prepare(image);
		searchNear(image, sizes, expected, range, reach, level -> level.collectHits(hits));
		return faces(hits, minNeighbors);
	}

	/**
	 * As above, for faces that were found before: it searches every second place, so a face needs half of the hits, and
	 * its box is their mean. If a face needs few hits, it searches every place.
	 */
	List<FaceBox> follow(GrayImage image, List<FaceBox> found, double range, double reach) {
		int neighbors = minNeighbors / 2;
		if (neighbors == 0)
			return detectNear(image, found, range, reach);
		List<FaceBox> hits = new ArrayList<>();
		prepare(image);
		searchNear(image, sizes, found, range, reach, level -> level.collectHalfTheHits(hits));
		return faces(hits, neighbors);
	}

	// -- Helper methods --

	private void prepare(GrayImage image) {
		if (imageWidth == image.width() && imageHeight == image.height())
			return;
		imageWidth = image.width();
		imageHeight = image.height();
		whole = null;
		part = null;
		sizes.clear();
		for (double factor = 1; windowFits(factor, image); factor *= scaleFactor)
			if (Math.rint(cascade.windowWidth * factor) >= minSize && Math.rint(cascade.windowHeight * factor) >= minSize)
				sizes.add(new Size((float) factor, new ExactResize(image.width(), image.height(),
						(int) Math.rint(image.width() / (float) factor), (int) Math.rint(image.height() / (float) factor))));
	}

	private PyramidLevel level() {
		if (part == null)
			part = new PyramidLevel(cascade, imageWidth, imageHeight);
		return part;
	}

	private List<Size> candidateSizes() {
		int every = Math.max(1, (int) (Math.log(CANDIDATE_RATIO) / Math.log(scaleFactor)));
		return IntStream.iterate(0, i -> i < sizes.size(), i -> i + every).mapToObj(sizes::get).toList();
	}

	private void searchNear(GrayImage image, List<Size> searched, List<FaceBox> expected, double range, double reach,
			Consumer<PyramidLevel> search) {
		PyramidLevel level = level();
		for (Size size : searched)
			for (FaceBox area : areas(size, expected, range, reach)) {
				level.set(image, size.factor, size.resize, area);
				search.accept(level);
			}
	}

	/** The areas where faces of about this size are expected; they do not touch, so that no window is counted twice. */
	private List<FaceBox> areas(Size size, List<FaceBox> expected, double range, double reach) {
		double side = cascade.windowWidth * size.factor;
		List<FaceBox> apart = new ArrayList<>();
		for (FaceBox face : expected)
			if (face.width() <= side * range && face.width() * range >= side)
				add(around(face, reach * face.width() + (side - face.width()) / 2), apart);
		return apart;
	}

	/** Adds an area. It joins the areas that it overlaps, then those that the result overlaps, and so on. */
	private static void add(FaceBox area, List<FaceBox> apart) {
		FaceBox joined = area;
		for (int i = 0; i < apart.size(); i++)
			if (apart.get(i).overlap(joined) > 0) {
				joined = joined.hull(apart.remove(i));
				i = -1;
			}
		apart.add(joined);
	}

	private static List<FaceBox> faces(List<FaceBox> hits, int minNeighbors) {
		return RectangleGroups.group(hits, minNeighbors).stream().sorted(FaceBox.ORDER).toList();
	}

	private static FaceBox around(FaceBox face, double margin) {
		int more = Math.max(0, (int) Math.ceil(margin));
		return new FaceBox(face.x() - more, face.y() - more, face.width() + 2 * more, face.height() + 2 * more);
	}

	private boolean windowFits(double factor, GrayImage image) {
		return Math.rint(cascade.windowWidth * factor) <= image.width()
				&& Math.rint(cascade.windowHeight * factor) <= image.height();
	}

	private static synchronized Cascade frontalFace() throws StageException {
		if (frontalFace == null)
			frontalFace = CascadeFile.read(RESOURCE, CascadeDetector.class.getResourceAsStream(RESOURCE));
		return frontalFace;
	}
}
