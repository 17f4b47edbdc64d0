package org.demeanor.analysis;

import java.util.List;
import java.util.function.BiFunction;

import org.demeanor.StageException;
import org.demeanor.face.detection.DetectorSpec;
import org.demeanor.face.detection.FaceDetectors;
import org.demeanor.face.detection.anchor.AnchorFamily;
import org.demeanor.face.detection.anchor.AnchorSpec;
import org.demeanor.face.detection.cascade.CascadeSettings;
import org.demeanor.face.detection.cascade.CascadeSpec;
import org.demeanor.face.detection.yunet.YuNetSpec;
import org.demeanor.inference.Device;
import org.demeanor.model.ModelFile;

/**
 * A kind of detector that a user can name.
 *
 * @param name in command lines
 * @param needsModel whether the user has to give a file
 * @param spec makes the detector of a profile and that file; the file is {@code null} if none is needed
 */
public record DetectorType(String name, boolean needsModel, BiFunction<Profile, ModelFile, DetectorSpec> spec) {

	/** All of them, the usual one first. To add one, add a line. */
	public static final List<DetectorType> ALL = List.of(
			new DetectorType(CascadeSpec.NAME, false, (profile, none) -> profile.detector(CascadeSettings.DEFAULT)),
			new DetectorType(YuNetSpec.NAME, true, (profile, file) -> new YuNetSpec(file)),
			ofFamily(AnchorFamily.SCRFD), ofFamily(AnchorFamily.RETINAFACE));

	/** The name, by which options are told. */
	@Override
	public String toString() {
		return name;
	}

	/**
	 * The detector of a file whose kind nobody named: the first that can use it.
	 *
	 * @throws StageException (stage model) if none can
	 */
	public static DetectorSpec ofFile(ModelFile file) throws StageException {
		StageException first = null;
		for (DetectorType type : ALL) {
			if (!type.needsModel)
				continue;
			DetectorSpec spec = type.spec.apply(Profile.STANDARD, file);
			try (FaceDetectors tried = spec.load(Device.CPU)) {
				return spec;
			}
			catch (StageException another) {
				first = first == null ? another : first;
			}
		}
		throw first;
	}

	private static DetectorType ofFamily(AnchorFamily family) {
		return new DetectorType(family.label(), true, (profile, file) -> new AnchorSpec(family, file));
	}
}
