package org.demeanor.face.detection.net;

import java.util.Map;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.inference.OnnxSession;

/**
 * The one input of a net that takes a picture in three colours: 1 x 3 x height x width.
 *
 * @param name in the graph
 * @param shape sizes that it takes
 */
public record PictureIn(String name, InputShape shape) {

	public static final int CHANNELS = PixelValues.CHANNELS;

	/** Empty if the net takes something else. */
	public static Optional<PictureIn> of(OnnxSession session) throws StageException {
		for (Map.Entry<String, long[]> input : session.inputs().entrySet()) {
			long[] axes = input.getValue();
			if (session.inputs().size() == 1 && axes.length == 4 && axes[0] <= 1 && axes[1] == CHANNELS)
				return Optional.of(new PictureIn(input.getKey(),
						new InputShape((int) Math.max(0, axes[3]), (int) Math.max(0, axes[2]))));
		}
		return Optional.empty();
	}
}
