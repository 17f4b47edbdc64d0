package org.demeanor.adapt;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import org.demeanor.Modality;
import org.demeanor.face.detection.DetectorSpec;

/**
 * What a lab asks for.
 *
 * @param base the stream whose net is adapted
 * @param net name of that net; empty if the profile has one only
 * @param name of the new bundle
 * @param licence of the new weights
 * @param detector finds the faces
 * @param cropped whether the clips are pictures of faces that are cut out already; there is no voice in them
 * @param jobs clips at once, at least 1
 * @param skipBad whether to skip a clip that cannot be read; else it ends the run
 * @param out folder of the bundles; made if it is not there
 */
public record AdaptRequest(Modality base, Optional<String> net, String name, Optional<String> licence, DetectorSpec detector,
		boolean cropped, int jobs, boolean skipBad, Path out) {

	/** @throws IllegalArgumentException if a voice is asked for in pictures */
	public AdaptRequest {
		if (cropped && base == Modality.VOICE)
			throw new IllegalArgumentException("cropped faces have no voice");
		Objects.requireNonNull(base);
		Objects.requireNonNull(net);
		Objects.requireNonNull(licence);
		Objects.requireNonNull(detector);
	}

	/** The name of a bundle that is not named otherwise: the folder's and the stream's. */
	public static String nameOf(Path folder, Modality base) {
		String name = folder.toAbsolutePath().normalize().getFileName() + "-" + base.label();
		return name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[^A-Za-z0-9]+", "");
	}
}
