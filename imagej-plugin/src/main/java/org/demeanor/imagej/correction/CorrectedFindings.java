package org.demeanor.imagej.correction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipMoments;
import org.demeanor.analysis.ClipResult;
import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;
import org.demeanor.fusion.StreamScores;
import org.demeanor.fusion.StreamState;
import org.demeanor.imagej.display.HandLabels;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/** The findings in an image after its corrections. Scores of boxes stay; who is who decides over the clip's answer. */
public final class CorrectedFindings {

	private static final class Box {

		private final FaceObservation found;
		private int person;
		private Emotion label;

		Box(FaceObservation found) {
			this.found = found;
			person = found.face();
		}

		FaceObservation now() {
			return found.withFace(person);
		}

		String mark() {
			List<String> changes = new ArrayList<>();
			if (label != null)
				changes.add("label was " + found.scores().top().label());
			if (person != found.face())
				changes.add("person was " + found.face());
			return String.join("; ", changes);
		}
	}

	private final ClipMoments found;
	private final boolean everyFace;
	private final List<Box> boxes = new ArrayList<>();
	private final Map<Integer, String> names = new HashMap<>();
	private Emotion clip;
	private boolean moved;

	/**
	 * @param found by the nets
	 * @param everyFace whether the clip's answer is that of all boxes, not of the main face alone
	 * @throws StageException (stage option) if a correction meets no box, or makes one person of two on one frame
	 */
	public CorrectedFindings(ClipMoments found, boolean everyFace, List<Correction> corrections) throws StageException {
		this.found = found;
		this.everyFace = everyFace;
		found.result().faces().observations().forEach(seen -> boxes.add(new Box(seen)));
		for (Correction correction : corrections)
			apply(correction);
	}

	/** What was found, by the persons that there are now; the same object if these are the nets'. */
	public ClipMoments moments() {
		return moved ? new ClipMoments(result(), found.rules()) : found;
	}

	/** What else was changed. */
	public HandLabels labels() {
		Map<FaceObservation, Emotion> labels = new HashMap<>();
		Map<FaceObservation, String> marks = new HashMap<>();
		for (Box box : boxes) {
			if (box.label != null)
				labels.put(box.now(), box.label);
			if (!box.mark().isEmpty())
				marks.put(box.now(), box.mark());
		}
		return new HandLabels(labels, marks, names, Optional.ofNullable(clip));
	}

	// -- Helper methods --

	private void apply(Correction correction) throws StageException {
		List<Box> meant = boxes.stream().filter(box -> correction.covers(box.now())).toList();
		if (meant.isEmpty() && correction.change() != Change.CLIP)
			throw new StageException(Stage.OPTION, "person", "no box of " + (correction.person() == 0 ? "any face" : "face "
					+ correction.person()) + " on these frames");
		switch (correction.change()) {
			case LABEL -> meant.forEach(box -> box.label = correction.emotion().orElseThrow());
			case PERSON -> move(meant, Integer.parseInt(correction.value()));
			case NAME -> names.put(correction.person(), correction.value());
			case DROP -> {
				boxes.removeAll(meant);
				moved = true;
			}
			case CLIP -> clip = correction.emotion().orElseThrow();
		}
	}

	private void move(List<Box> meant, int person) throws StageException {
		meant.forEach(box -> box.person = person);
		moved = true;
		Set<Integer> frames = new HashSet<>();
		for (Box box : boxes)
			if (box.person == person && !frames.add(box.found.frame()))
				throw new StageException(Stage.OPTION, "person", "two boxes on frame " + box.found.frame()
						+ " would be of one person, " + person);
	}

	private ClipResult result() {
		ClipResult result = found.result();
		List<FaceObservation> seen = boxes.stream().map(Box::now)
				.sorted(Comparator.comparingInt(FaceObservation::frame).thenComparingInt(FaceObservation::face)).toList();
		FaceTracks faces = new FaceTracks(result.faces().framesSampled(), count(seen, true), count(seen, false), seen);
		StreamScores face = result.face().state() == StreamState.SCORED ? found.rules()
				.face(everyFace ? faces.allScores() : faces.mainScores())
				.map(StreamScores::of).orElse(StreamScores.none(StreamState.NO_FACE)) : result.face();
		Optional<Scores> fused = result.fused().isPresent() ? found.rules().fused(face.scores(), result.voice().scores())
				: Optional.empty();
		return new ClipResult(result.clip(), face, result.voice(), fused, faces, result.sound(), result.durationSeconds(),
				result.failures(), result.tracks(), result.notes());
	}

	private static int count(List<FaceObservation> seen, boolean frames) {
		return (int) seen.stream().mapToInt(frames ? FaceObservation::frame : FaceObservation::face).distinct().count();
	}
}
