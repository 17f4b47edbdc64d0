package org.demeanor.face.detection;

import java.util.Map;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.inference.Device;
import org.demeanor.model.ModelFile;

/**
 * A way to find faces, chosen but not loaded yet. To add a detector, implement this as a record and list it in
 * {@code analysis.DetectorType}. A record's components go to worker processes as json.
 */
public interface DetectorSpec {

	/** The name in command lines and run.json. */
	String name();

	/** The file that the detector needs; empty if it needs none. */
	default Optional<ModelFile> model() {
		return Optional.empty();
	}

	/** The settings that decide its boxes, besides the file: names and values for run.json. */
	default Map<String, Object> options() {
		return Map.of();
	}

	/** Whether it is much faster where Java's vectors ({@code jdk.incubator.vector}) are there. */
	default boolean gainsByVectors() {
		return false;
	}

	/**
	 * Loads what all clips and threads of a run share.
	 *
	 * @param device {@link Device#CPU} or {@link Device#CUDA}, as {@link Device#resolve()} returned it
	 * @throws StageException (stage model) if its file cannot be used
	 */
	FaceDetectors load(Device device) throws StageException;
}
