package org.demeanor.face.detection.cascade;

import java.util.Map;
import java.util.Objects;

import org.demeanor.StageException;
import org.demeanor.face.detection.DetectorSpec;
import org.demeanor.face.detection.FaceDetector;
import org.demeanor.face.detection.FaceDetectors;
import org.demeanor.inference.Device;

/**
 * Finds frontal faces by the cascade that comes with Demeanor.
 *
 * @param search which frames it searches, and how
 * @param settings of each search
 */
public record CascadeSpec(Search search, CascadeSettings settings) implements DetectorSpec {

	public static final String NAME = "cascade";

	/** How the frames of a clip are searched. */
	public enum Search {
		/** Follows faces from frame to frame, at working resolution. */
		STANDARD {
			@Override
			FaceDetector open(CascadeSettings settings) throws StageException {
				return new StandardDetector(settings);
			}
		},
		/** Searches every frame whole, as the published reference does. */
		REFERENCE {
			@Override
			FaceDetector open(CascadeSettings settings) throws StageException {
				return new ReferenceDetector(settings);
			}
		};

		abstract FaceDetector open(CascadeSettings settings) throws StageException;
	}

	public CascadeSpec {
		Objects.requireNonNull(search);
		Objects.requireNonNull(settings);
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public Map<String, Object> options() {
		return Map.of(NAME, settings);
	}

	@Override
	public boolean gainsByVectors() {
		return search == Search.REFERENCE;
	}

	@Override
	public FaceDetectors load(Device device) {
		return () -> search.open(settings);
	}
}
