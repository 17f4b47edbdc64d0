package org.demeanor.face.detection.cascade;

import java.util.ArrayList;
import java.util.List;

import org.demeanor.StageException;
import org.demeanor.face.detection.GrayFaceDetector;
import org.demeanor.face.image.ExactResize;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayImage;

/**
 * The detection of profile {@code standard}, for the frames of one clip in order. It searches a picture of working
 * resolution: faces in talking-head video are large, so little is lost. It follows known faces by what they looked like; on
 * every {@value #SEARCH_EVERY}th frame, and where they look different, it searches with gaps around their last place and
 * near their size. If a face is lost, it searches the whole picture for places where faces may be, and then searches these
 * closely. It also does so after {@value #WHOLE_SEARCH_EVERY} frames if the picture has changed beside the known faces, and
 * after {@value #WHOLE_SEARCH_AT_LATEST} frames at the latest. After {@value #PATIENCE} frames without a face it searches every
 * {@value #WHOLE_SEARCH_WITHOUT_FACE}th one whole, and any that shows another scene; in between it looks only where faces were
 * lost, as most come back there. For one thread.
 */
public final class StandardDetector implements GrayFaceDetector {

	/** Pixels along the longer side of the searched picture. */
	private static final int WORKING_SIZE = 640;

	/** Who comes in is found on the fifth frame at the latest. */
	private static final int WHOLE_SEARCH_EVERY = 5;

	/** Most faces that are lost are found again within as many frames: each of these is searched whole. */
	private static final int PATIENCE = 5;

	/** After that. Who comes in is found on the fourth frame at the latest. */
	private static final int WHOLE_SEARCH_WITHOUT_FACE = 4;

	/** Three seconds of usual video. */
	private static final int WHOLE_SEARCH_AT_LATEST = 30;

	/** A search corrects what {@link FaceTemplate} has followed. */
	private static final int SEARCH_EVERY = 5;

	/**
	 * How many times larger or smaller a face may become from frame to frame, and how far it may move as a share of its
	 * size.
	 */
	private static final double RANGE = 1.33;
	private static final double REACH = 0.2;

	/** The same limits around a face that a search with gaps has found. */
	private static final double CANDIDATE_RANGE = 1.49;
	private static final double CANDIDATE_REACH = 0.3;

	/** The same limits around the place where a face was lost. */
	private static final double LOST_RANGE = 1.49;
	private static final double LOST_REACH = 1;

	/** If this share of a box lies within another box, they are one face: a mouth alone may look like a face. */
	private static final double ONE_FACE = 0.3;

	private final CascadeDetector search;
	private final int wholeSearchEvery;
	private ExactResize resize;
	private int sourceWidth;
	private int sourceHeight;
	private byte[] working;

	private List<FaceTemplate> templates = List.of();
	/** Where the faces were that were lost last, while no face is known. */
	private List<FaceBox> lostAt = List.of();
	/** Frames in a row without a face. */
	private int withoutFace;
	private int sinceSearch;
	private final SceneWatch scene = new SceneWatch();
	private int sinceWholeSearch;

	/** @throws StageException (stage face) if the cascade is missing from this build */
	public StandardDetector(CascadeSettings settings) throws StageException {
		this(settings, WHOLE_SEARCH_EVERY);
	}

	/** @param wholeSearchEvery 1: the whole picture of every frame, without gaps */
	StandardDetector(CascadeSettings settings, int wholeSearchEvery) throws StageException {
		search = new CascadeDetector(settings.scaleFactor(), settings.minNeighbors(), settings.minSize());
		this.wholeSearchEvery = wholeSearchEvery;
	}

	@Override
	public List<FaceBox> detect(GrayImage image) {
		double scale = Math.max(1, (double) Math.max(image.width(), image.height()) / WORKING_SIZE);
		GrayImage picture = scale == 1 ? image : smaller(image, scale);
		if (wholeSearchEvery == 1)
			return inFull(search.detect(picture), scale, image);
		sinceWholeSearch++;
		sinceSearch++;
		boolean whole = isWholeSearchDue(image, scale);
		if (whole || templates.isEmpty() || sinceSearch >= SEARCH_EVERY || !followed(picture)) {
			List<FaceBox> faces = find(picture, whole);
			if (sinceWholeSearch == 0)
				scene.remember(image);
			if (faces.isEmpty() && !templates.isEmpty())
				lostAt = last();
			withoutFace = faces.isEmpty() ? withoutFace + 1 : 0;
			templates = faces.stream().map(box -> new FaceTemplate(picture, box)).toList();
			sinceSearch = 0;
		}
		return inFull(last(), scale, image);
	}

	@Override
	public void timePasses() {
		sinceSearch = SEARCH_EVERY;
		sinceWholeSearch = Math.max(sinceWholeSearch, wholeSearchEvery);
	}

	/** The next picture is searched whole then, and nothing else is remembered of those before. */
	@Override
	public void forget() {
		templates = List.of();
		lostAt = List.of();
		withoutFace = 0;
	}

	// -- Helper methods --

	private List<FaceBox> last() {
		return templates.stream().map(FaceTemplate::box).sorted(FaceBox.ORDER).toList();
	}

	private boolean isWholeSearchDue(GrayImage image, double scale) {
		if (templates.isEmpty())
			return withoutFace < PATIENCE || sinceWholeSearch >= WHOLE_SEARCH_WITHOUT_FACE || scene.isAnother(image);
		return sinceWholeSearch >= WHOLE_SEARCH_AT_LATEST
				|| sinceWholeSearch >= wholeSearchEvery && scene.hasChanged(image, inFull(last(), scale, image));
	}

	/** Whether all faces still look as they did. If not, some may have taken their new place. */
	private boolean followed(GrayImage picture) {
		return templates.stream().allMatch(face -> face.follow(picture));
	}

	private List<FaceBox> find(GrayImage picture, boolean whole) {
		List<FaceBox> last = last();
		if (last.isEmpty() && !whole)
			return closely(picture, search.candidatesNear(picture, lostAt, LOST_RANGE, LOST_REACH));
		List<FaceBox> followed = last.isEmpty() ? last : search.follow(picture, last, RANGE, REACH);
		boolean lost = last.isEmpty() || followed.size() < last.size();
		if (!lost && !whole)
			return followed;
		sinceWholeSearch = 0;
		List<FaceBox> known = lost ? List.of() : followed;
		List<FaceBox> candidates = others(search.candidates(picture, known), known);
		List<FaceBox> faces = new ArrayList<>(known);
		faces.addAll(others(closely(picture, candidates), known));
		faces.sort(FaceBox.ORDER);
		return faces;
	}

	private List<FaceBox> closely(GrayImage picture, List<FaceBox> candidates) {
		return search.detectNear(picture, candidates, CANDIDATE_RANGE, CANDIDATE_REACH);
	}

	private static List<FaceBox> others(List<FaceBox> boxes, List<FaceBox> known) {
		return boxes.stream().filter(box -> known.stream().noneMatch(face -> face.shareWithin(box) > ONE_FACE)).toList();
	}

	private GrayImage smaller(GrayImage image, double scale) {
		if (sourceWidth != image.width() || sourceHeight != image.height()) {
			resize = new ExactResize(image.width(), image.height(), Math.max(1, (int) Math.round(image.width() / scale)),
					Math.max(1, (int) Math.round(image.height() / scale)));
			working = new byte[resize.newWidth() * resize.newHeight()];
			sourceWidth = image.width();
			sourceHeight = image.height();
			forget();
		}
		return GrayImage.filledBy(resize.newWidth(), resize.newHeight(), working, (pixels, left, top, right, bottom) -> resize
				.resize(image, pixels, left, top, right, bottom));
	}

	private static List<FaceBox> inFull(List<FaceBox> boxes, double scale, GrayImage image) {
		return scale == 1 ? boxes : boxes.stream().map(box -> enlarge(box, scale, image)).toList();
	}

	private static FaceBox enlarge(FaceBox box, double scale, GrayImage image) {
		int x = (int) Math.round(box.x() * scale);
		int y = (int) Math.round(box.y() * scale);
		return new FaceBox(x, y, Math.min(image.width() - x, (int) Math.round(box.width() * scale)),
				Math.min(image.height() - y, (int) Math.round(box.height() * scale)));
	}
}
