package org.demeanor.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The nets of one profile. A stream's scores are the mean over its nets.
 *
 * @param fusion name of the json that says how to join the streams; empty if there is none
 * @param calibration name of the json that says how far to calibrate scores to the person; empty if there is none
 */
public record ProfileModels(List<String> face, List<String> voice, Optional<String> fusion,
		Optional<String> calibration) {

	/** Both streams' nets, face first. */
	public List<String> all() {
		return Stream.concat(face.stream(), voice.stream()).toList();
	}
}
