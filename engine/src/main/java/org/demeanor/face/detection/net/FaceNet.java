package org.demeanor.face.detection.net;

import java.nio.FloatBuffer;
import java.util.List;

import org.demeanor.StageException;

/** A loaded net that finds faces, for all clips and threads of a run. Closing it frees the native memory. */
public interface FaceNet extends AutoCloseable {

	/** The size of the pictures that it takes. */
	InputShape shape();

	/** What it takes for the values of a pixel. */
	PixelValues pixels();

	/**
	 * The faces of one picture.
	 *
	 * @param values three planes of colour, as {@link #pixels()} says: 3 x height x width
	 * @param width as {@link #shape()} allows
	 * @param height as {@link #shape()} allows
	 * @return the surest first
	 * @throws StageException (stage model) if ONNX Runtime fails or the net gives other numbers than its kind does
	 */
	List<RawFace> faces(FloatBuffer values, int width, int height) throws StageException;

	@Override
	void close();
}
