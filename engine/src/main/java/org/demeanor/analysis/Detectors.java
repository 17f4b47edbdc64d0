package org.demeanor.analysis;

import java.util.Optional;

import org.demeanor.Stage;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.face.detection.DetectorSettings;
import org.demeanor.face.detection.FaceDetector;
import org.demeanor.face.detection.yunet.YuNet;
import org.demeanor.face.detection.yunet.YuNetDetector;
import org.demeanor.inference.Device;
import org.demeanor.model.ModelFile;

/**
 * Gives each clip a face detector of its own: by the profile's cascade, or by a YuNet file that all of them share.
 * Closing it frees the net.
 */
public final class Detectors implements AutoCloseable {

	private final Profile profile;
	private final DetectorSettings search;
	private final Optional<ModelFile> model;
	private final Optional<YuNet> yunet;

	private Detectors(Profile profile, DetectorSettings search, Optional<ModelFile> model, Optional<YuNet> yunet) {
		this.profile = profile;
		this.search = search;
		this.model = model;
		this.yunet = yunet;
	}

	/**
	 * @param search of the cascade
	 * @param model a YuNet file instead of the cascade
	 * @param device {@link Device#CPU} or {@link Device#CUDA}, as {@link Device#resolve()} gave it
	 * @param clock is told the time that loading takes
	 * @throws StageException (stage model) if the file cannot be used
	 */
	public static Detectors load(Profile profile, DetectorSettings search, Optional<ModelFile> model, Device device,
			StageClock clock) throws StageException {
		Optional<YuNet> yunet = model.isEmpty() ? Optional.empty()
				: Optional.of(clock.time(Stage.MODEL, () -> YuNet.load(model.get(), device)));
		return new Detectors(profile, search, model, yunet);
	}

	/** Whose cascade is used, where it is. */
	Profile profile() {
		return profile;
	}

	/** The YuNet file; empty where the cascade is used. */
	public Optional<ModelFile> model() {
		return model;
	}

	/** A new detector, for one thread. */
	FaceDetector open() throws StageException {
		return yunet.isPresent() ? new YuNetDetector(yunet.get()) : profile.detector(search);
	}

	@Override
	public void close() {
		yunet.ifPresent(YuNet::close);
	}
}
