package org.demeanor.face.detection.anchor;

import java.util.Objects;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.face.detection.DetectorSpec;
import org.demeanor.face.detection.FaceDetectors;
import org.demeanor.face.detection.net.NetDetector;
import org.demeanor.inference.Device;
import org.demeanor.model.ModelFile;

/**
 * Finds faces by a user's file of a family.
 *
 * @param family that the file belongs to
 * @param file the net
 */
public record AnchorSpec(AnchorFamily family, ModelFile file) implements DetectorSpec {

	public AnchorSpec {
		Objects.requireNonNull(family);
		Objects.requireNonNull(file);
	}

	@Override
	public String name() {
		return family.label();
	}

	@Override
	public Optional<ModelFile> model() {
		return Optional.of(file);
	}

	@Override
	public FaceDetectors load(Device device) throws StageException {
		return NetDetector.sharing(AnchorNet.load(file, family, device));
	}
}
