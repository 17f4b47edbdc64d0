package org.demeanor.face;

import java.util.ArrayList;
import java.util.List;

import org.demeanor.StageException;
import org.demeanor.face.detection.FaceDetector;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.FaceCropper;
import org.demeanor.face.image.GrayConverter;
import org.demeanor.face.image.GrayImage;
import org.demeanor.face.sampling.FrameSampling;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;

/**
 * Cuts the faces out of a clip for training, in the same way as for scoring. It skips frames without exactly one face:
 * with several, nobody knows which one the clip's label is about. An instance reads one clip.
 */
public final class FaceCropExtractor {

	/** The reference's margin, cut off each side after resizing, for any size. */
	private static final int MARGIN = 5;
	private static final int CHANNELS = 3;

	private final FaceDetector detector;
	private final FrameSampling sampling;
	private final FaceCropper cropper;
	private final boolean color;

	/**
	 * @param detector for this instance only
	 * @param sampling which frames are sampled
	 * @param size of the crops, pixels along each side
	 * @param color red, green and blue instead of gray
	 */
	public FaceCropExtractor(FaceDetector detector, FrameSampling sampling, int size, boolean color) {
		this.detector = detector;
		this.sampling = sampling;
		this.color = color;
		cropper = new FaceCropper(size + 2 * MARGIN, MARGIN);
	}

	/**
	 * @return in order of time
	 * @throws StageException (stages media, face, model)
	 */
	public List<FaceCrop> read(FrameReader frames) throws StageException {
		List<FaceCrop> crops = new ArrayList<>();
		for (int index = 0; index <= sampling.last(); index++) {
			if (!sampling.includes(index)) {
				if (!frames.skip())
					break;
				continue;
			}
			Frame frame = frames.read();
			if (frame == null)
				break;
			GrayImage gray = GrayConverter.of(frame);
			List<FaceBox> boxes = detector.detect(frame, gray);
			if (boxes.size() == 1)
				crops.add(new FaceCrop(frame.index(), frame.timeSeconds(), boxes.get(0).stored(frame.pixelAspect()),
						color ? colors(frame, boxes.get(0)) : cropper.crop(gray, boxes.get(0))));
			frames.recycle(frame);
		}
		return crops;
	}

	// -- Helper methods --

	private byte[] colors(Frame frame, FaceBox box) {
		byte[] rgb = null;
		for (int channel = 0; channel < CHANNELS; channel++) {
			byte[] crop = cropper.crop(plane(frame, CHANNELS - 1 - channel), box);
			if (rgb == null)
				rgb = new byte[CHANNELS * crop.length];
			for (int i = 0; i < crop.length; i++)
				rgb[CHANNELS * i + channel] = crop[i];
		}
		return rgb;
	}

	private static GrayImage plane(Frame frame, int ofBgr) {
		byte[] plane = new byte[frame.width() * frame.height()];
		for (int i = 0; i < plane.length; i++)
			plane[i] = frame.bgr()[CHANNELS * i + ofBgr];
		return new GrayImage(frame.width(), frame.height(), plane);
	}
}
