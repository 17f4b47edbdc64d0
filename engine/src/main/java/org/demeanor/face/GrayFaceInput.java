package org.demeanor.face;

import java.util.Optional;

import org.demeanor.face.image.Eyes;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.FaceCropper;
import org.demeanor.face.image.GrayImage;
import org.demeanor.media.Frame;

/** The gray square of format 1. */
final class GrayFaceInput implements FaceInput {

	private final FacePreprocessing preprocessing;
	private final FaceCropper cropper;
	private final FaceCropper wholeCropper;

	GrayFaceInput(FacePreprocessing preprocessing) {
		this.preprocessing = preprocessing;
		cropper = new FaceCropper(preprocessing.resize(), preprocessing.margin());
		wholeCropper = new FaceCropper(preprocessing.size(), 0);
	}

	@Override
	public int length() {
		return preprocessing.size() * preprocessing.size();
	}

	@Override
	public void write(Frame frame, GrayImage gray, FaceBox box, Optional<Eyes> eyes, float[] batch, int offset) {
		preprocessing.normalise(cropper.crop(gray, box), batch, offset);
	}

	@Override
	public void writeWhole(Frame face, GrayImage gray, float[] batch, int offset) {
		preprocessing.normalise(wholeCropper.crop(gray, new FaceBox(0, 0, gray.width(), gray.height())), batch, offset);
	}
}
