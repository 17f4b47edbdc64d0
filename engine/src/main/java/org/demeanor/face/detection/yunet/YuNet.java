package org.demeanor.face.detection.yunet;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.face.detection.net.FaceNet;
import org.demeanor.face.detection.net.InputShape;
import org.demeanor.face.detection.net.NetDetector;
import org.demeanor.face.detection.net.PictureIn;
import org.demeanor.face.detection.net.PixelValues;
import org.demeanor.face.detection.net.RawFace;
import org.demeanor.inference.Device;
import org.demeanor.inference.OnnxSession;
import org.demeanor.model.ModelFile;

/** A loaded YuNet file: of OpenCV 4.8 or later, or of libfacedetection.train. */
public final class YuNet implements FaceNet {

	private static final int[] CELLS = { 8, 16, 32 };
	private static final String CLASSES = "cls_";
	private static final String OBJECTS = "obj_";
	private static final String BOXES = "bbox_";
	private static final String POINTS = "kps_";
	private static final Set<String> OUTPUTS = outputs();

	/** The outputs of the releases before OpenCV 4.8. */
	private static final Set<String> OLDER = Set.of("loc", "conf", "iou");

	private static final int BOX = 4;
	private static final int FIVE_POINTS = 10;

	private final OnnxSession session;
	private final PictureIn input;
	private final Set<String> outputs;

	private YuNet(OnnxSession session, PictureIn input) {
		this.session = session;
		this.input = input;
		outputs = new LinkedHashSet<>(OUTPUTS);
		for (int cell : CELLS)
			if (session.outputs().contains(POINTS + cell))
				outputs.add(POINTS + cell);
	}

	/**
	 * Loads a file and tries it on a black picture.
	 *
	 * @param device {@link Device#CPU} or {@link Device#CUDA}, as {@link Device#resolve()} returned it
	 * @throws StageException (stage model) if it has changed since it was named, is not an ONNX file, or is not a YuNet
	 */
	public static YuNet load(ModelFile file, Device device) throws StageException {
		return NetDetector.load(file, device, YuNet::of);
	}

	@Override
	public InputShape shape() {
		return input.shape();
	}

	@Override
	public PixelValues pixels() {
		return PixelValues.BGR;
	}

	@Override
	public List<RawFace> faces(FloatBuffer values, int width, int height) throws StageException {
		Map<String, OnnxSession.Tensor> found = session.run(input.name(), values, new long[] { 1, PictureIn.CHANNELS, height,
				width }, outputs);
		List<RawFace> faces = new ArrayList<>();
		for (int cell : CELLS) {
			int columns = width / cell;
			int cells = columns * (height / cell);
			RawFaces.decode(cell, columns, numbers(found, CLASSES + cell, cells), numbers(found, OBJECTS + cell, cells),
					numbers(found, BOXES + cell, BOX * cells),
					outputs.contains(POINTS + cell) ? numbers(found, POINTS + cell, FIVE_POINTS * cells) : new float[0], faces);
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
		if (session.outputs().containsAll(OLDER))
			throw new StageException(Stage.MODEL, session.file(),
					"is a YuNet of 2021 or 2022, with other outputs: take face_detection_yunet_2023mar.onnx or a newer one");
		if (!missing.isEmpty())
			throw noYuNet(session, "has no output " + String.join(", ", missing));
		return new YuNet(session, PictureIn.of(session)
				.orElseThrow(() -> noYuNet(session, "does not take one picture in three colours")));
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
