package org.demeanor.face;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.function.IntUnaryOperator;

import org.demeanor.StageException;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.mouth.Mouth;
import org.demeanor.fusion.FrameRule;
import org.demeanor.inference.NetAnswer;
import org.demeanor.inference.PendingScores;
import org.demeanor.score.NamedValues;
import org.demeanor.score.Scores;

/**
 * What the nets say of the faces of one clip. Only few batches wait for their answers: a long clip has many faces, and what was
 * asked takes as much memory as what was answered.
 */
final class FaceAnswers {

	/** Nets on a graphics card answer later, and should have something to do meanwhile. */
	private static final int MOST_WAITING = 32;

	/** A face as it was found; its trail belongs to a person who is known at the clip's end. */
	record Face(int frame, double timeSeconds, int trail, FaceBox box, Mouth mouth) {}

	/** Faces whose scores each net was asked for. */
	private record Asked(List<Face> faces, List<PendingScores> byNet) {}

	private final List<Double> weights;
	private final Queue<Asked> waiting = new ArrayDeque<>();
	/** Each with its trail for a person. */
	private final List<FaceObservation> told = new ArrayList<>();

	/** @param weights of the nets that have scores */
	FaceAnswers(List<Double> weights) {
		this.weights = weights;
	}

	/**
	 * Adds faces whose scores were asked for.
	 *
	 * @param byNet one for each net, with an answer for each face
	 * @throws StageException (stage model) if the answers to earlier ones failed
	 */
	void add(List<Face> faces, List<PendingScores> byNet) throws StageException {
		waiting.add(new Asked(List.copyOf(faces), byNet));
		if (waiting.size() > MOST_WAITING)
			take(waiting.remove());
	}

	/**
	 * All faces, by frame, then by number of the person. Can be called once.
	 *
	 * @param person of a trail
	 * @throws StageException (stage model) if answers failed
	 */
	List<FaceObservation> observations(IntUnaryOperator person) throws StageException {
		while (!waiting.isEmpty())
			take(waiting.remove());
		told.replaceAll(seen -> seen.withFace(person.applyAsInt(seen.face())));
		told.sort(Comparator.comparingInt(FaceObservation::frame).thenComparingInt(FaceObservation::face));
		return told;
	}

	private void take(Asked batch) throws StageException {
		List<List<NetAnswer>> byNet = new ArrayList<>();
		for (PendingScores pending : batch.byNet)
			byNet.add(pending.answers());
		for (int i = 0; i < batch.faces.size(); i++) {
			int item = i;
			Face face = batch.faces.get(i);
			Scores scores = FrameRule.meanOfNets(byNet.stream().flatMap(net -> net.get(item).scores().stream()).toList(), weights);
			NamedValues further = NamedValues.joined(byNet.stream().map(net -> net.get(item).further()).toList());
			told.add(new FaceObservation(face.frame, face.timeSeconds, face.trail, face.box, scores, further, face.mouth));
		}
	}
}
