package org.demeanor.face;

import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.face.image.Eyes;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayImage;
import org.demeanor.media.Frame;
import org.demeanor.model.ModelBundle;

/** Makes the input of a face net from a face on a frame. For one thread. */
interface FaceInput {

	/** @throws StageException (stage model) if the net's json lacks a value or it does not fit the net's input */
	static FaceInput of(ModelBundle bundle) throws StageException {
		return bundle.preprocessingFormat() == ModelBundle.ANY_NET ? AnyFaceInput.of(bundle) : new GrayFaceInput(FacePreprocessing.of(bundle));
	}

	/** The number of values of a face. */
	int length();

	/**
	 * @param frame the picture
	 * @param gray the same picture in gray
	 * @param box the face; overlaps the picture
	 * @param eyes if they are known
	 * @param batch receives the values, from {@code offset} on
	 */
	void write(Frame frame, GrayImage gray, FaceBox box, Optional<Eyes> eyes, float[] batch, int offset);

	/** Does the same with a picture that shows nothing but a face: it takes the whole picture, without a margin. */
	void writeWhole(Frame face, GrayImage gray, float[] batch, int offset);
}
