package org.demeanor.imagej.image;

import java.util.List;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.face.image.FaceBox;
import org.demeanor.media.Frame;

import ij.ImagePlus;

/**
 * The frame that an image shows, as it would be analysed.
 *
 * @param pixels the frame, or what is selected of it
 * @param selection where that is in the image; empty for the whole frame
 */
public record ShownFrame(Frame pixels, Optional<Selection> selection) {

	/** @throws StageException (stage media) if the frame cannot be read */
	public static ShownFrame of(ImagePlus image, Optional<Selection> selection) throws StageException {
		Frame whole = new ImagePlusFrames(image, Optional.empty()).get(new TimeAxis(image).shown());
		return new ShownFrame(selection.isPresent() ? selection.get().cut(whole) : whole, selection);
	}

	/** Boxes that were found in the pixels, where they are in the image. */
	public List<FaceBox> placed(List<FaceBox> found) {
		return found.stream().map(box -> box.stored(pixels.pixelAspect()))
				.map(box -> selection.map(part -> part.placed(box)).orElse(box)).toList();
	}
}
