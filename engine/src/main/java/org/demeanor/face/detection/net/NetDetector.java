package org.demeanor.face.detection.net;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.demeanor.StageException;
import org.demeanor.face.detection.DetectedFace;
import org.demeanor.face.detection.FaceDetector;
import org.demeanor.face.detection.FaceDetectors;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayImage;
import org.demeanor.inference.Device;
import org.demeanor.inference.OnnxSession;
import org.demeanor.media.Frame;
import org.demeanor.model.ModelFile;

/**
 * Finds faces by a net, on each frame alone, and turns their boxes into the cascade's squares. For one thread; the net
 * may be shared.
 */
public final class NetDetector implements FaceDetector {

	/** A kind of nets. */
	public interface Kind<N extends FaceNet> {

		/**
		 * Takes a loaded file for a net of this kind.
		 *
		 * @throws StageException (stage model) if it is none
		 */
		N of(OnnxSession session) throws StageException;
	}

	/**
	 * Pixels along the longer side of the searched picture. Such nets learn from pictures of 640 x 640, and a face that
	 * fills one is the largest that it knows. The cost is the same for any camera.
	 */
	private static final int WORKING_SIZE = 640;

	/**
	 * The same for a second search if the first finds nobody: it finds faces down to some 20 pixels of the searched
	 * picture. It takes four times the work, but only on frames without a face.
	 */
	private static final int FINER_SIZE = 1280;

	private final FaceNet net;
	private PictureInput input;
	private PictureInput finerInput;

	/** @param net remains the caller's to close */
	public NetDetector(FaceNet net) {
		this.net = net;
	}

	/**
	 * Loads a file and tries it on a black picture.
	 *
	 * @param device {@link Device#CPU} or {@link Device#CUDA}, as {@link Device#resolve()} returned it
	 * @throws StageException (stage model) if it has changed since it was named, is not an ONNX file, or is not of the kind
	 */
	public static <N extends FaceNet> N load(ModelFile file, Device device, Kind<N> kind) throws StageException {
		OnnxSession session = OnnxSession.open(file.path(), file.read(), device, 1);
		try {
			N net = kind.of(session);
			new NetDetector(net).rawFaces(new Frame(0, 0, 1, 1, new byte[PixelValues.CHANNELS]));
			return net;
		}
		catch (StageException | RuntimeException refused) {
			session.close();
			throw refused;
		}
	}

	/**
	 * What all clips of a run share.
	 *
	 * @param net closed with the result
	 */
	public static FaceDetectors sharing(FaceNet net) {
		return new FaceDetectors() {

			@Override
			public FaceDetector open() {
				return new NetDetector(net);
			}

			@Override
			public void close() {
				net.close();
			}
		};
	}

	@Override
	public List<FaceBox> detect(Frame frame, GrayImage gray) throws StageException {
		return find(frame, gray).stream().map(DetectedFace::box).toList();
	}

	@Override
	public List<DetectedFace> find(Frame frame, GrayImage gray) throws StageException {
		List<DetectedFace> faces = new ArrayList<>();
		for (RawFace face : rawFaces(frame))
			CascadeSquare.of(face, frame.width(), frame.height()).ifPresent(box -> faces.add(new DetectedFace(box, face.eyes())));
		faces.sort(Comparator.comparing(DetectedFace::box, FaceBox.ORDER));
		return faces;
	}

	/** In pixels of the frame, the surest first. */
	public List<RawFace> rawFaces(Frame frame) throws StageException {
		input = fitting(input, frame, WORKING_SIZE);
		List<RawFace> faces = faces(frame, input);
		if (!faces.isEmpty() || !net.shape().open() || Math.max(frame.width(), frame.height()) <= WORKING_SIZE)
			return faces;
		finerInput = fitting(finerInput, frame, FINER_SIZE);
		return faces(frame, finerInput);
	}

	// -- Helper methods --

	private PictureInput fitting(PictureInput last, Frame frame, int size) {
		return last != null && last.fits(frame) ? last : new PictureInput(frame.width(), frame.height(), net.shape(), net.pixels(),
				size);
	}

	private List<RawFace> faces(Frame frame, PictureInput with) throws StageException {
		return net.faces(with.of(frame), with.width(), with.height()).stream().map(with::onFrame).toList();
	}
}
