package org.demeanor.analysis;

import java.util.Locale;

import org.demeanor.StageException;
import org.demeanor.face.FrameSampling;
import org.demeanor.face.detection.DetectorSettings;
import org.demeanor.face.detection.FaceDetector;
import org.demeanor.face.detection.cascade.ReferenceDetector;
import org.demeanor.face.detection.cascade.StandardDetector;
import org.demeanor.voice.Coverage;

/** How a clip is looked at and listened to. The nets of each profile are named in the models' profiles.json. */
public enum Profile {
	/** The whole clip: every third frame, all faces, overlapping windows over the whole sound. */
	STANDARD(FrameSampling.STANDARD, false, Coverage.WHOLE) {
		@Override
		FaceDetector detector(DetectorSettings settings) throws StageException {
			return new StandardDetector(settings);
		}
	},
	/** As the published reference: frames after the twentieth with exactly one face, 3 s of sound from 0.5 s. */
	REFERENCE(FrameSampling.REFERENCE, true, Coverage.SINGLE) {
		@Override
		FaceDetector detector(DetectorSettings settings) throws StageException {
			return new ReferenceDetector(settings);
		}
	};

	private final FrameSampling sampling;
	private final boolean singleFaceOnly;
	private final Coverage coverage;

	Profile(FrameSampling sampling, boolean singleFaceOnly, Coverage coverage) {
		this.sampling = sampling;
		this.singleFaceOnly = singleFaceOnly;
		this.coverage = coverage;
	}

	/** The lower-case word of the command line, macros and profiles.json. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Which frames are looked at. */
	public FrameSampling sampling() {
		return sampling;
	}

	/** Whether frames without exactly one face are passed over. */
	boolean singleFaceOnly() {
		return singleFaceOnly;
	}

	/** How much of the sound is heard. */
	Coverage coverage() {
		return coverage;
	}

	/** A new detector, for one thread. */
	abstract FaceDetector detector(DetectorSettings settings) throws StageException;
}
