package org.demeanor.face;

import java.util.ArrayList;
import java.util.List;

import org.demeanor.Stage;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.FaceCropper;
import org.demeanor.face.image.GrayConverter;
import org.demeanor.face.image.GrayImage;
import org.demeanor.fusion.FrameRule;
import org.demeanor.inference.EmotionClassifier;
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

	/**
	 * Scores the first frame of each picture; skips a picture without one.
	 *
	 * @throws StageException (stages media, model)
	 */
	public List<Scores> score(List<Clip> pictures) throws StageException {
		List<GrayImage> crops = new ArrayList<>();
		for (Clip picture : pictures)
			if (picture.hasFrames())
				try (FrameReader frames = picture.openFrames()) {
					Frame frame = clock.time(Stage.MEDIA, frames::read);
					if (frame != null)
						crops.add(GrayConverter.of(frame));
				}
		if (crops.isEmpty())
			return List.of();
		List<List<Scores>> byNet = new ArrayList<>();
		for (EmotionClassifier classifier : classifiers)
			byNet.add(score(classifier, crops));
		List<Scores> scores = new ArrayList<>();
		for (int i = 0; i < crops.size(); i++) {
			int item = i;
			scores.add(FrameRule.MEAN.combine(byNet.stream().map(net -> net.get(item)).toList()));
		}
		return scores;
	}

	private static List<Scores> score(EmotionClassifier classifier, List<GrayImage> crops) throws StageException {
		FacePreprocessing preprocessing = FacePreprocessing.of(classifier.bundle());
		FaceCropper cropper = new FaceCropper(preprocessing.size(), 0);
		int length = classifier.bundle().input().length();
		float[] batch = new float[crops.size() * length];
		for (int i = 0; i < crops.size(); i++) {
			GrayImage crop = crops.get(i);
			preprocessing.normalise(cropper.crop(crop, new FaceBox(0, 0, crop.width(), crop.height())), batch, i * length);
		}
		return classifier.score(batch, crops.size());
	}
}
