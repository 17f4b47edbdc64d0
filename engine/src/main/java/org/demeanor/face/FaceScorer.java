package org.demeanor.face;

import org.demeanor.StageException;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.FaceCropper;
import org.demeanor.face.image.GrayImage;
import org.demeanor.inference.EmotionClassifier;
import org.demeanor.inference.PendingScores;

/** Crops faces for one net, collects a batch and asks for its scores. Not thread-safe; the net may be shared. */
final class FaceScorer {

	private final EmotionClassifier classifier;
	private final FacePreprocessing preprocessing;
	private final FaceCropper cropper;
	private final float[] batch;
	private int count;

	FaceScorer(EmotionClassifier classifier, int capacity) throws StageException {
		this.classifier = classifier;
		preprocessing = FacePreprocessing.of(classifier.bundle());
		cropper = new FaceCropper(preprocessing.resize(), preprocessing.margin());
		batch = new float[capacity * classifier.bundle().input().length()];
	}

	/** Adds a face to the batch, which must have room. */
	void add(GrayImage image, FaceBox box) {
		preprocessing.normalise(cropper.crop(image, box), batch, count * classifier.bundle().input().length());
		count++;
	}

	/** Asks for the scores of the batch, in the order of adding, and empties it. */
	PendingScores ask() throws StageException {
		PendingScores scores = classifier.ask(batch, count);
		count = 0;
		return scores;
	}
}
