package org.demeanor.face.detection.yunet;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.inference.Device;
import org.demeanor.inference.OnnxSession;
import org.demeanor.media.Frame;
import org.demeanor.model.ModelFile;

/** A loaded YuNet file, for all clips and threads of a run. Closing it frees the native memory. */
public final class YuNet implements AutoCloseable {

	private static final int[] CELLS = { 8, 16, 32 };
	private static final String CLASSES = "cls_";
	private static final String OBJECTS = "obj_";
	private static final String BOXES = "bbox_";
	private static final Set<String> OUTPUTS = outputs();

	private static final int CHANNELS = 3;
	private static final Frame BLACK = new Frame(0, 0, 1, 1, new byte[CHANNELS]);
	private static final int BOX = 4;

	private final OnnxSession session;
	private final String input;
	private final InputShape shape;

	private YuNet(OnnxSession session, String input, InputShape shape) {
		this.session = session;
		this.input = input;
		this.shape = shape;
	}

	/**
	 * Loads a file and tries it on a black picture.
	 *
	 * @param device {@link Device#CPU} or {@link Device#CUDA}, as {@link Device#resolve()} returned it
	 * @throws StageException (stage model) if it has changed since it was named, is not an ONNX file, or is not a YuNet
	 */
	public static YuNet load(ModelFile file, Device device) throws StageException {
		OnnxSession session = OnnxSession.open(file.path(), file.read(), device, 1);
		try {
			YuNet net = of(session);
			YuNetInput black = new YuNetInput(1, 1, net.shape, 1);
			net.faces(black.of(BLACK), black.width(), black.height());
			return net;
		}
		catch (StageException | RuntimeException refused) {
			session.close();
			throw refused;
		}
	}

	/** The size of the pictures that it takes. */
	InputShape shape() {
		return shape;
	}

	/**
	 * The faces of one picture.
	 *
	 * @param values blue, green, red: 3 x height x width
	 * @param width as {@link #shape()} allows
	 * @param height as {@link #shape()} allows
	 * @return the surest first
	 * @throws StageException (stage model) if ONNX Runtime fails or the number of values is not YuNet's
	 */
	List<RawFace> faces(FloatBuffer values, int width, int height) throws StageException {
		Map<String, OnnxSession.Tensor> outputs = session.run(input, values, new long[] { 1, CHANNELS, height, width }, OUTPUTS);
		List<RawFace> faces = new ArrayList<>();
		for (int cell : CELLS) {
			int columns = width / cell;
			int cells = columns * (height / cell);
			RawFaces.decode(cell, columns, numbers(outputs, CLASSES + cell, cells), numbers(outputs, OBJECTS + cell, cells),
					numbers(outputs, BOXES + cell, BOX * cells), faces);
		}
		return RawFaces.surest(faces);
	}

	@Override
	public void close() {
		session.close();
	}

	// -- Helper methods --

	private static YuNet of(OnnxSession session) throws StageException {
		Set<String> missing = new LinkedHashSet<>(OUTPUTS);
		missing.removeAll(session.outputs());
		if (!missing.isEmpty())
			throw noYuNet(session, "has no output " + String.join(", ", missing));
		for (Map.Entry<String, long[]> input : session.inputs().entrySet()) {
			long[] axes = input.getValue();
			if (session.inputs().size() == 1 && axes.length == 4 && axes[0] <= 1 && axes[1] == CHANNELS)
				return new YuNet(session, input.getKey(),
						new InputShape((int) Math.max(0, axes[3]), (int) Math.max(0, axes[2])));
		}
		throw noYuNet(session, "does not take one picture in three colours");
	}

	private float[] numbers(Map<String, OnnxSession.Tensor> outputs, String name, int count) throws StageException {
		float[] values = outputs.get(name).values();
		if (values.length != count)
			throw noYuNet(session, "gives " + values.length + " numbers as " + name + " where " + count + " belong");
		return values;
	}

	private static StageException noYuNet(OnnxSession session, String why) {
		return new StageException(Stage.MODEL, session.file(), "is not a YuNet: it " + why);
	}

	private static Set<String> outputs() {
		Set<String> names = new LinkedHashSet<>();
		for (String kind : List.of(CLASSES, OBJECTS, BOXES))
			for (int cell : CELLS)
				names.add(kind + cell);
		return names;
	}
}
