package org.demeanor.media.tiff;

import java.nio.file.Path;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.ClipReader;
import org.demeanor.media.Limits;

/** Opens stacks of pictures in TIFF files, and pictures of more than 8 bits. */
public record TiffReader() implements ClipReader {

	@Override
	public Optional<Clip> open(Path file, Limits limits) throws StageException {
		return TiffClip.isTiff(file) ? TiffClip.open(file, limits).map(clip -> clip) : Optional.empty();
	}
}
