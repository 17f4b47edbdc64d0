package org.demeanor.face;

import java.util.List;

import org.demeanor.StageException;
import org.demeanor.model.JsonSection;
import org.demeanor.model.ModelBundle;

/**
 * How a face becomes the input of a face net, from the net's json: the box is resized to {@code resize} x
 * {@code resize}, {@code margin} pixels are cut off each side, and a gray value g becomes
 * {@code (g * scale - mean) / std}.
 *
 * @param size pixels of the net's input along each side, {@code resize - 2 * margin}
 * @param resize pixels along each side before the margin is cut off
 * @param margin pixels cut off each side
 * @param scale factor on gray values 0..255
 * @param mean subtracted after scaling
 * @param std divided by last
 */
record FacePreprocessing(int size, int resize, int margin, float scale, float mean, float std) {

	/** @throws StageException (stage model) if the json lacks a value or it does not fit the net's input */
	static FacePreprocessing of(ModelBundle bundle) throws StageException {
		JsonSection json = bundle.preprocessing();
		FacePreprocessing preprocessing = new FacePreprocessing(json.count("size"), json.count("resize"),
				json.count("margin"), (float) json.positive("scale"), (float) json.number("mean"),
				(float) json.positive("std"));
		int size = preprocessing.size;
		if (size < 1 || size != preprocessing.resize - 2 * preprocessing.margin)
			throw json.wrong("size", "resize - 2 * margin, above 0");
		if (!bundle.input().shape().equals(List.of(1, size, size)))
			throw json.wrong("size", "that of the net's input " + bundle.input().shape());
		return preprocessing;
	}

	/**
	 * @param crop {@code size * size} gray values
	 * @param batch receives the normalised values, from {@code offset} on
	 */
	void normalise(byte[] crop, float[] batch, int offset) {
		for (int i = 0; i < crop.length; i++)
			batch[offset + i] = ((crop[i] & 0xff) * scale - mean) / std;
	}
}
