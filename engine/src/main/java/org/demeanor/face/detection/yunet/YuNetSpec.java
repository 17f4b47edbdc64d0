package org.demeanor.face.detection.yunet;

import java.util.Objects;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.face.detection.DetectorSpec;
import org.demeanor.face.detection.FaceDetectors;
import org.demeanor.face.detection.net.NetDetector;
import org.demeanor.inference.Device;
import org.demeanor.model.ModelFile;

/**
 * Finds faces, turned and small ones too, by a user's YuNet file.
 *
 * @param file the net
 */
public record YuNetSpec(ModelFile file) implements DetectorSpec {

	public static final String NAME = "yunet";

	public YuNetSpec {
		Objects.requireNonNull(file);
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public Optional<ModelFile> model() {
		return Optional.of(file);
	}

	@Override
	public FaceDetectors load(Device device) throws StageException {
		return NetDetector.sharing(YuNet.load(file, device));
	}
}
