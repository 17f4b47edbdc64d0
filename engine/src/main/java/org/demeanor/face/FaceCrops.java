package org.demeanor.face;

import java.util.ArrayList;
import java.util.List;

import org.demeanor.Stage;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.face.image.GrayConverter;
import org.demeanor.face.image.GrayImage;
import org.demeanor.fusion.FrameRule;
import org.demeanor.inference.EmotionClassifier;
import org.demeanor.inference.NetAnswer;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.score.Scores;

/** Scores pictures that are faces already: resized whole to the net's input, without a margin. */
public final class FaceCrops {

	private final List<EmotionClassifier> classifiers;
	private final StageClock clock;

	/**
	 * @param classifiers of the face stream, at least one; their scores are averaged
	 * @param clock records the time of each stage
	 */
	public FaceCrops(List<EmotionClassifier> classifiers, StageClock clock) {
		this.classifiers = List.copyOf(classifiers);
		this.clock = clock;
	}

	/** A picture, and the same in gray. */
	private record Crop(Frame frame, GrayImage gray) {}

	/**
	 * Scores the first frame of each picture; skips a picture without one.
	 *
	 * @throws StageException (stages media, model)
	 */
	public List<Scores> score(List<Clip> pictures) throws StageException {
		List<Scores> scores = new ArrayList<>();
		for (List<NetAnswer> byNet : answers(pictures))
			scores.add(FrameRule.meanOfNets(byNet.stream().flatMap(answer -> answer.scores().stream()).toList(),
					EmotionClassifier.weights(classifiers)));
		return scores;
	}

	/**
	 * What each net says of the first frame of each picture; skips a picture without one.
	 *
	 * @return of each picture the answers in the order of the nets
	 * @throws StageException (stages media, model)
	 */
	public List<List<NetAnswer>> answers(List<Clip> pictures) throws StageException {
		List<Frame> faces = new ArrayList<>();
		for (Clip picture : pictures)
			if (picture.hasFrames())
				try (FrameReader frames = picture.openFrames()) {
					Frame frame = clock.time(Stage.MEDIA, frames::read);
					if (frame != null)
						faces.add(frame);
				}
		return answersOf(faces);
	}

	/**
	 * What each net says of pictures that are faces.
	 *
	 * @return of each picture the answers in the order of the nets
	 * @throws StageException (stage model)
	 */
	public List<List<NetAnswer>> answersOf(List<Frame> faces) throws StageException {
		List<Crop> crops = faces.stream().map(frame -> new Crop(frame, GrayConverter.of(frame))).toList();
		List<List<NetAnswer>> byPicture = new ArrayList<>();
		if (crops.isEmpty())
			return byPicture;
		List<List<NetAnswer>> byNet = new ArrayList<>();
		for (EmotionClassifier classifier : classifiers)
			byNet.add(answers(classifier, crops));
		for (int i = 0; i < crops.size(); i++) {
			int item = i;
			byPicture.add(byNet.stream().map(net -> net.get(item)).toList());
		}
		return byPicture;
	}

	private static List<NetAnswer> answers(EmotionClassifier classifier, List<Crop> crops) throws StageException {
		FaceInput input = FaceInput.of(classifier.bundle());
		float[] batch = new float[crops.size() * input.length()];
		for (int i = 0; i < crops.size(); i++)
			input.writeWhole(crops.get(i).frame, crops.get(i).gray, batch, i * input.length());
		return classifier.ask(batch, crops.size()).answers();
	}
}
