package org.demeanor.face.detection.anchor;

import java.nio.FloatBuffer;
import java.util.List;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.face.detection.net.FaceNet;
import org.demeanor.face.detection.net.InputShape;
import org.demeanor.face.detection.net.NetDetector;
import org.demeanor.face.detection.net.PictureIn;
import org.demeanor.face.detection.net.PixelValues;
import org.demeanor.face.detection.net.RawFace;
import org.demeanor.face.detection.net.Surest;
import org.demeanor.inference.Device;
import org.demeanor.inference.OnnxSession;
import org.demeanor.model.ModelFile;

/** A loaded file of a family. */
final class AnchorNet implements FaceNet {

	private static final double MOST_OVERLAP = .4;

	private final OnnxSession session;
	private final AnchorFamily family;
	private final PictureIn input;

	private AnchorNet(OnnxSession session, AnchorFamily family, PictureIn input) {
		this.session = session;
		this.family = family;
		this.input = input;
	}

	/**
	 * Loads a file and tries it on a black picture.
	 *
	 * @param device {@link Device#CPU} or {@link Device#CUDA}, as {@link Device#resolve()} returned it
	 * @throws StageException (stage model) if it has changed since it was named, is not an ONNX file, or none of the family
	 */
	static AnchorNet load(ModelFile file, AnchorFamily family, Device device) throws StageException {
		return NetDetector.load(file, device, session -> new AnchorNet(session, family, PictureIn.of(session)
				.orElseThrow(() -> other(session, family, "does not take one picture in three colours"))));
	}

	@Override
	public InputShape shape() {
		return input.shape();
	}

	@Override
	public PixelValues pixels() {
		return family.decoder().pixels();
	}

	@Override
	public List<RawFace> faces(FloatBuffer values, int width, int height) throws StageException {
		try {
			List<RawFace> faces = family.decoder().faces(session.run(input.name(), values,
					new long[] { 1, PictureIn.CHANNELS, height, width }, session.outputs()), width, height);
			return Surest.of(faces, MOST_OVERLAP, AnchorNet::overlap);
		}
		catch (OtherNumbersException wrong) {
			throw other(session, family, wrong.getMessage());
		}
	}

	@Override
	public void close() {
		session.close();
	}

	// -- Helper methods --

	/** Both families count pixels, so that a box from 0 to 9 is 10 wide. */
	private static double overlap(RawFace one, RawFace other) {
		double width = Math.min(one.x() + one.width(), other.x() + other.width()) - Math.max(one.x(), other.x()) + 1;
		double height = Math.min(one.y() + one.height(), other.y() + other.height()) - Math.max(one.y(), other.y()) + 1;
		double common = Math.max(0, width) * Math.max(0, height);
		return common / (area(one) + area(other) - common);
	}

	private static double area(RawFace face) {
		return (face.width() + 1.) * (face.height() + 1.);
	}

	private static StageException other(OnnxSession session, AnchorFamily family, String why) {
		return new StageException(Stage.MODEL, session.file(), "is not a " + family.title() + ": it " + why);
	}
}
