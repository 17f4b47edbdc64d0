package org.demeanor.analysis;

import java.util.List;

import org.demeanor.StageException;
import org.demeanor.face.FaceCrop;
import org.demeanor.face.FaceCropExtractor;
import org.demeanor.face.detection.DetectorSpec;
import org.demeanor.face.detection.FaceDetectors;
import org.demeanor.face.sampling.FrameSampling;
import org.demeanor.media.Clip;
import org.demeanor.media.FrameReader;

/**
 * Cuts the faces out of clips, for training. Several threads can read clips at once.
 *
 * @param profile whose frames are sampled
 * @param detector finds the faces
 * @param detectors the same detector, loaded; remains the caller's to close
 * @param size of the crops, pixels along each side, at least 1
 * @param color red, green and blue instead of gray
 */
public record FaceFeatures(Profile profile, DetectorSpec detector, FaceDetectors detectors, int size, boolean color) {

	public FaceFeatures {
		if (size < 1)
			throw new IllegalArgumentException("crops of " + size + " pixels");
	}

	/**
	 * The crops of the sampled frames that show exactly one face.
	 *
	 * @return in order of time; empty if no frame does
	 * @throws StageException (stages media, face, model) if the clip has no pictures or they cannot be read
	 */
	public List<FaceCrop> read(Clip clip) throws StageException {
		FrameSampling sampling = profile.sampling().at(clip.framesPerSecond());
		FaceCropExtractor extractor = new FaceCropExtractor(detectors.open(), sampling, size, color);
		try (FrameReader frames = clip.openFrames(1, sampling::includes)) {
			return extractor.read(frames);
		}
	}
}
