package org.demeanor.imagej.image;

import java.util.Objects;
import java.util.Optional;

import org.demeanor.analysis.ClipMoments;

import ij.ImagePlus;

/** What the nets found in an image, kept with it while it is open. */
public record Analysis(ClipMoments found) {

	private static final String PROPERTY = "demeanor.analysis";

	public Analysis {
		Objects.requireNonNull(found);
	}

	/** The last one of an image; empty if it was not analysed since it was opened. */
	public static Optional<Analysis> of(ImagePlus image) {
		return image.getProperty(PROPERTY) instanceof Analysis analysis ? Optional.of(analysis) : Optional.empty();
	}

	public void keepWith(ImagePlus image) {
		image.setProperty(PROPERTY, this);
	}
}
