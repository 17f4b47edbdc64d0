package org.demeanor.face;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.demeanor.Stage;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.face.FaceAnswers.Face;
import org.demeanor.face.detection.DetectedFace;
import org.demeanor.face.detection.FaceDetector;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayConverter;
import org.demeanor.face.image.GrayImage;
import org.demeanor.face.mouth.Mouth;
import org.demeanor.face.sampling.FrameSelection;
import org.demeanor.inference.EmotionClassifier;
import org.demeanor.inference.PendingScores;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;

/**
 * The face stream: frames in, scored faces out. Frames are read one by one and not kept; faces are scored in batches.
 * An instance reads one clip and is not thread-safe.
 */
public final class FacePipeline {

	/** Faces scored in one call. More do not fit a core's caches, so each would take longer. */
	private static final int BATCH = 8;

	private final List<FaceScorer> scorers = new ArrayList<>();
	private final FaceDetector detector;
	private final FrameSelection selection;
	private final boolean singleFaceOnly;
	private final StageClock clock;

	/** The gray pixels of the current frame. */
	private byte[] grayPixels = {};
	private long freshStart;
	private final FaceTracker tracker = new FaceTracker();
	private final FaceTrails trails = new FaceTrails();
	private final SceneCuts cuts = new SceneCuts();
	/** Numbers of the faces on frames that count. */
	private final Set<Integer> followed = new HashSet<>();
	private final List<Face> waiting = new ArrayList<>();
	private final FaceAnswers answers;

	/**
	 * @param classifiers of the face stream, at least one; their scores are averaged
	 * @param detector for this stream only
	 * @param selection which frames are looked at
	 * @param singleFaceOnly whether to skip frames without exactly one face, as the reference does
	 * @param clock records the time of each stage
	 * @throws StageException (stage model) if a net's preprocessing cannot be used
	 */
	public FacePipeline(List<EmotionClassifier> classifiers, FaceDetector detector, FrameSelection selection,
			boolean singleFaceOnly, StageClock clock) throws StageException {
		for (EmotionClassifier classifier : classifiers)
			scorers.add(new FaceScorer(classifier, BATCH));
		answers = new FaceAnswers(EmotionClassifier.weights(classifiers));
		this.detector = detector;
		this.selection = selection;
		this.singleFaceOnly = singleFaceOnly;
		this.clock = clock;
	}

	/**
	 * Reads a clip's frames to the end of the sampled range.
	 *
	 * @throws StageException (stages media, face, model)
	 */
	public FaceTracks read(FrameReader frames) throws StageException {
		List<Double> sampled = new ArrayList<>();
		int withFace = 0;
		for (int index = 0; index <= selection.last(); index++) {
			if (!selection.reads(index)) {
				// Nobody knows who has come and gone meanwhile.
				if (selection.leavesOut(index))
					tracker.forget();
				if (!clock.time(Stage.MEDIA, frames::skip))
					break;
				continue;
			}
			Frame frame = clock.time(Stage.MEDIA, frames::read);
			if (frame == null)
				break;
			boolean counts = selection.counts(frame);
			boolean looksAt = selection.looksAt(frame);
			if (!looksAt)
				tracker.forget();
			boolean seen = looksAt && look(frame, counts);
			if (counts)
				sampled.add(frame.timeSeconds());
			withFace += counts && seen ? 1 : 0;
			frames.recycle(frame);
		}
		askForWaiting();
		Map<Integer, Integer> people = trails.people();
		List<FaceObservation> observations = answers.observations(trail -> people.getOrDefault(trail, trail));
		int known = singleFaceOnly ? followed.size() : new HashSet<>(people.values()).size();
		return new FaceTracks(sampled, withFace, followed.size(), known, observations);
	}

	// -- Helper methods --

	/** @param counts whether its faces are scored */
	private boolean look(Frame frame, boolean counts) throws StageException {
		int area = frame.width() * frame.height();
		if (grayPixels.length != area)
			grayPixels = new byte[area];
		if (cuts.beginsAt(frame))
			tracker.forget();
		if (selection.freshStart(frame) != freshStart)
			detector.forget();
		freshStart = selection.freshStart(frame);
		if (selection.isSparse())
			detector.timePasses();
		GrayImage gray = GrayConverter.of(frame, grayPixels);
		List<DetectedFace> found = clock.time(Stage.FACE, () -> detector.find(frame, gray));
		List<FaceBox> boxes = found.stream().map(DetectedFace::box).toList();
		if (singleFaceOnly && boxes.size() > 1)
			return false;
		int[] numbers = tracker.assign(frame.timeSeconds(), boxes);
		for (int i = 0; i < numbers.length; i++) {
			// The reference knows no people.
			FaceTrails.Step step = singleFaceOnly ? new FaceTrails.Step(numbers[i], Mouth.UNKNOWN)
					: trails.add(numbers[i], frame, gray, boxes.get(i), counts);
			if (!counts)
				continue;
			followed.add(numbers[i]);
			if (waiting.size() == BATCH)
				askForWaiting();
			for (FaceScorer scorer : scorers)
				scorer.add(frame, gray, boxes.get(i), found.get(i).eyes());
			waiting.add(new Face(frame.index(), frame.timeSeconds(), step.trail(), boxes.get(i).stored(frame.pixelAspect()),
					step.mouth()));
		}
		trails.endAllBut(tracker::follows);
		return !boxes.isEmpty();
	}

	private void askForWaiting() throws StageException {
		if (waiting.isEmpty())
			return;
		List<PendingScores> byNet = new ArrayList<>();
		for (FaceScorer scorer : scorers)
			byNet.add(scorer.ask());
		answers.add(waiting, byNet);
		waiting.clear();
	}
}
