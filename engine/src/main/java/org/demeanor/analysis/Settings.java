package org.demeanor.analysis;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.demeanor.Modality;
import org.demeanor.face.detection.DetectorSpec;
import org.demeanor.face.detection.cascade.CascadeSettings;
import org.demeanor.face.sampling.FrameSampling;
import org.demeanor.fusion.FrameRule;
import org.demeanor.fusion.StreamRule;
import org.demeanor.inference.Device;
import org.demeanor.media.Tracks;
import org.demeanor.model.ModelFile;

/**
 * What a user can choose about an analysis. The same settings give the same numbers from every way in.
 * <pre>{@code
 * Settings settings = Settings.DEFAULT.withProfile(Profile.REFERENCE).withModalities(Modality.FACE);
 * }</pre>
 * @param profile how to analyse a clip
 * @param modalities what the emotion is read from; at least one
 * @param frameRule how frame scores become the face's clip scores
 * @param streamRule how face and voice become the answer
 * @param device where the nets run
 * @param sampling which frames are sampled
 * @param detector finds the faces
 * @param tracks of each file that are read
 * @param fusionModel a file that says how to join face and voice; empty for what the profile names
 */
public record Settings(Profile profile, Set<Modality> modalities, FrameRule frameRule, StreamRule streamRule,
		Device device, FrameSampling sampling, DetectorSpec detector, Tracks tracks, Optional<ModelFile> fusionModel) {

	/** Profile standard, face and voice, the mean of frames, the models' rule for streams, the best device there is. */
	public static final Settings DEFAULT = new Settings(Profile.STANDARD, EnumSet.allOf(Modality.class), FrameRule.MEAN,
			StreamRule.AUTO, Device.AUTO);

	/** With the profile's frames and cascade. */
	public Settings(Profile profile, Set<Modality> modalities, FrameRule frameRule, StreamRule streamRule, Device device) {
		this(profile, modalities, frameRule, streamRule, device, profile.sampling(),
				profile.detector(CascadeSettings.DEFAULT), Tracks.AUTO, Optional.empty());
	}

	public Settings {
		Objects.requireNonNull(profile);
		Objects.requireNonNull(frameRule);
		Objects.requireNonNull(streamRule);
		Objects.requireNonNull(device);
		Objects.requireNonNull(sampling);
		Objects.requireNonNull(detector);
		Objects.requireNonNull(tracks);
		Objects.requireNonNull(fusionModel);
		if (modalities.isEmpty())
			throw new IllegalArgumentException("neither face nor voice is asked for");
		modalities = Collections.unmodifiableSet(EnumSet.copyOf(modalities));
	}

	/** Whether the emotion is read from this modality, alone or with others. */
	public boolean reads(Modality modality) {
		return modalities.contains(modality);
	}

	/** With another profile, its frames and its cascade. */
	public Settings withProfile(Profile chosen) {
		return new Settings(chosen, modalities, frameRule, streamRule, device).withTracks(tracks)
				.withFusionModel(fusionModel);
	}

	public Settings withModalities(Modality first, Modality... others) {
		return new Settings(profile, EnumSet.of(first, others), frameRule, streamRule, device, sampling, detector,
				tracks, fusionModel);
	}

	public Settings withSampling(FrameSampling chosen) {
		return new Settings(profile, modalities, frameRule, streamRule, device, chosen, detector, tracks, fusionModel);
	}

	public Settings withDetector(DetectorSpec chosen) {
		return new Settings(profile, modalities, frameRule, streamRule, device, sampling, chosen, tracks, fusionModel);
	}

	public Settings withFusionModel(Optional<ModelFile> chosen) {
		return new Settings(profile, modalities, frameRule, streamRule, device, sampling, detector, tracks, chosen);
	}

	public Settings withTracks(Tracks chosen) {
		return new Settings(profile, modalities, frameRule, streamRule, device, sampling, detector, chosen, fusionModel);
	}
}
