package org.demeanor.face.detection.anchor;

import java.util.List;
import java.util.Map;

import org.demeanor.face.detection.net.PixelValues;
import org.demeanor.face.detection.net.RawFace;
import org.demeanor.inference.OnnxSession.Tensor;

/** How a family of nets tells faces. */
interface AnchorDecoder {

	/** What the nets take for the values of a pixel. */
	PixelValues pixels();

	/**
	 * The faces that are sure enough, in any order.
	 *
	 * @param outputs of the net by their names, in the order of the file
	 * @param width of the searched picture
	 * @param height of the same
	 * @throws OtherNumbersException if a net of the family gives other numbers
	 */
	List<RawFace> faces(Map<String, Tensor> outputs, int width, int height) throws OtherNumbersException;
}
