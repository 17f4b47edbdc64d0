package org.demeanor.face;

import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.face.image.Eyes;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayImage;
import org.demeanor.inference.EmotionClassifier;
import org.demeanor.inference.PendingScores;
import org.demeanor.media.Frame;

/** Crops faces for one net, collects a batch and asks for its scores. Not thread-safe; the net may be shared. */
final class FaceScorer {

	private final EmotionClassifier classifier;
	private final FaceInput input;
	private final float[] batch;
	private int count;

	FaceScorer(EmotionClassifier classifier, int capacity) throws StageException {
		this.classifier = classifier;
		input = FaceInput.of(classifier.bundle());
		batch = new float[capacity * input.length()];
	}

	/** Adds a face to the batch, which must have room. */
	void add(Frame frame, GrayImage gray, FaceBox box, Optional<Eyes> eyes) {
		input.write(frame, gray, box, eyes, batch, count * input.length());
		count++;
	}

	/** Asks for the scores of the batch, in the order of adding, and empties it. */
	PendingScores ask() throws StageException {
		PendingScores scores = classifier.ask(batch, count);
		count = 0;
		return scores;
	}
}
