package org.demeanor.media.bioformats;

import java.nio.file.Path;
import java.util.Optional;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.ClipReader;
import org.demeanor.media.Limits;
import org.demeanor.media.stack.FileStackClip;

/** Opens images of microscopes and scientific video by Bio-Formats, if that is installed. */
public record BioFormatsReader() implements ClipReader {

	@Override
	public Optional<Clip> open(Path file, Limits limits) throws StageException {
		if (BioFormats.available())
			try (BioFormatsPages probe = new BioFormatsPages(file)) {
				return Optional.of(new FileStackClip(file, limits, BioFormatsPages::new, probe));
			}
		if (BioFormats.mightHelp(file))
			throw new StageException(Stage.MEDIA, file.toString(), "Bio-Formats on the class path might open it");
		return Optional.empty();
	}
}
