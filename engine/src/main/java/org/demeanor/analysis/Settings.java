package org.demeanor.analysis;

import java.util.Objects;
import java.util.Optional;

import org.demeanor.face.FrameSampling;
import org.demeanor.face.detection.DetectorSettings;
import org.demeanor.fusion.FrameRule;
import org.demeanor.fusion.StreamRule;
import org.demeanor.inference.Device;
import org.demeanor.model.ModelFile;

/**
 * What a user can choose about an analysis. The same settings give the same numbers from every way in.
 *
 * @param profile how a clip is looked at and listened to
 * @param face whether the face stream is asked for
 * @param voice whether the voice stream is asked for
 * @param frameRule how frame scores become the face's clip scores
 * @param streamRule how face and voice become the answer
 * @param device where the nets run
 * @param sampling which frames are looked at
 * @param detector how the cascade searches faces
 * @param detectorModel a YuNet file that searches them instead; empty for the cascade
 */
public record Settings(Profile profile, boolean face, boolean voice, FrameRule frameRule, StreamRule streamRule,
		Device device, FrameSampling sampling, DetectorSettings detector, Optional<ModelFile> detectorModel) {

	/** Profile standard, both streams, mean of frames, the models' rule for streams, the best device there is. */
	public static final Settings DEFAULT = new Settings(Profile.STANDARD, true, true, FrameRule.MEAN, StreamRule.AUTO,
			Device.AUTO);

	/** With the frames and the search of the profile. */
	public Settings(Profile profile, boolean face, boolean voice, FrameRule frameRule, StreamRule streamRule,
			Device device) {
		this(profile, face, voice, frameRule, streamRule, device, profile.sampling(), DetectorSettings.DEFAULT,
				Optional.empty());
	}

	public Settings {
		Objects.requireNonNull(profile);
		Objects.requireNonNull(frameRule);
		Objects.requireNonNull(streamRule);
		Objects.requireNonNull(device);
		Objects.requireNonNull(sampling);
		Objects.requireNonNull(detector);
		Objects.requireNonNull(detectorModel);
		if (!face && !voice)
			throw new IllegalArgumentException("no stream asked for");
	}

	/** With another profile, its frames and the same search. */
	public Settings withProfile(Profile chosen) {
		return new Settings(chosen, face, voice, frameRule, streamRule, device, chosen.sampling(), detector,
				detectorModel);
	}

	public Settings withStreams(boolean chosenFace, boolean chosenVoice) {
		return new Settings(profile, chosenFace, chosenVoice, frameRule, streamRule, device, sampling, detector,
				detectorModel);
	}

	public Settings withSampling(FrameSampling chosen) {
		return new Settings(profile, face, voice, frameRule, streamRule, device, chosen, detector, detectorModel);
	}

	public Settings withDetector(DetectorSettings chosen) {
		return new Settings(profile, face, voice, frameRule, streamRule, device, sampling, chosen, detectorModel);
	}

	public Settings withDetectorModel(Optional<ModelFile> chosen) {
		return new Settings(profile, face, voice, frameRule, streamRule, device, sampling, detector, chosen);
	}
}
