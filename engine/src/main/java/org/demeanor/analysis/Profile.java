package org.demeanor.analysis;

import java.util.Locale;

import org.demeanor.face.detection.DetectorSpec;
import org.demeanor.face.detection.cascade.CascadeSettings;
import org.demeanor.face.detection.cascade.CascadeSpec;
import org.demeanor.face.sampling.FrameSampling;
import org.demeanor.voice.Coverage;

/** How to analyse a clip. The models' profiles.json names the nets of each profile. */
public enum Profile {
	/** The whole clip: every third frame, all faces, overlapping windows over the whole sound. */
	STANDARD(FrameSampling.STANDARD, CascadeSpec.Search.STANDARD, false, Coverage.WHOLE),
	/** As in the published reference: frames after the twentieth with exactly one face, 3 s of sound from 0.5 s. */
	REFERENCE(FrameSampling.REFERENCE, CascadeSpec.Search.REFERENCE, true, Coverage.SINGLE);

	private final FrameSampling sampling;
	private final CascadeSpec.Search search;
	private final boolean singleFaceOnly;
	private final Coverage coverage;

	Profile(FrameSampling sampling, CascadeSpec.Search search, boolean singleFaceOnly, Coverage coverage) {
		this.sampling = sampling;
		this.search = search;
		this.singleFaceOnly = singleFaceOnly;
		this.coverage = coverage;
	}

	/** The lower-case word in command lines, macros and profiles.json. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Which frames are sampled. */
	public FrameSampling sampling() {
		return sampling;
	}

	/** Whether to skip frames without exactly one face. */
	public boolean singleFaceOnly() {
		return singleFaceOnly;
	}

	/** How much of the sound is analysed. */
	Coverage coverage() {
		return coverage;
	}

	/** The cascade, with this profile's way of searching. */
	public DetectorSpec detector(CascadeSettings settings) {
		return new CascadeSpec(search, settings);
	}
}
