package org.demeanor.imagej.image;

import java.util.Objects;
import java.util.Optional;

import org.demeanor.analysis.ClipMoments;
import org.demeanor.timeline.TimelineSettings;

import ij.ImagePlus;

/**
 * What the nets found in an image and how it is shown; kept with the image while it is open.
 *
 * @param found not corrected
 * @param everyFace whether the clip's answer is that of all boxes, not of the main face alone
 * @param shown what the user wanted to see
 * @param timeline its steps
 */
public record Analysis(ClipMoments found, boolean everyFace, Shown shown, TimelineSettings timeline) {

	private static final String PROPERTY = "demeanor.analysis";

	/** What is shown of the findings. */
	public record Shown(boolean boxes, boolean labels, boolean tables, boolean plots, boolean rois) {}

	public Analysis {
		Objects.requireNonNull(found);
		Objects.requireNonNull(shown);
		Objects.requireNonNull(timeline);
	}

	/** The last one of an image; empty if it was not analysed since it was opened. */
	public static Optional<Analysis> of(ImagePlus image) {
		return image.getProperty(PROPERTY) instanceof Analysis analysis ? Optional.of(analysis) : Optional.empty();
	}

	public void keepWith(ImagePlus image) {
		image.setProperty(PROPERTY, this);
	}
}
