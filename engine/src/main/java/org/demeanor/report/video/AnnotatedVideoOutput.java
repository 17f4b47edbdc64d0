package org.demeanor.report.video;

import java.nio.file.Path;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipMoments;
import org.demeanor.analysis.ClipResult;
import org.demeanor.media.Clip;
import org.demeanor.report.ClipOutput;

/**
 * Writes each clip as an {@link AnnotatedVideo}, and what it takes to draw it anew.
 *
 * @param later whether the run draws it as a {@link Film}, when its clips are calibrated
 */
public record AnnotatedVideoOutput(boolean later) implements ClipOutput {

	public static final String KEY = "annotate";

	public static final String SUFFIX = ".annotated.mp4";

	/** At once. */
	public AnnotatedVideoOutput() {
		this(false);
	}

	@Override
	public String key() {
		return KEY;
	}

	@Override
	public String suffix() {
		return SUFFIX;
	}

	@Override
	public String description() {
		return "Also writes each clip with boxes and labels, as MP4.";
	}

	@Override
	public boolean suits(ClipResult result) {
		return result.sawAllFrames();
	}

	@Override
	public void write(Path file, Clip clip, ClipMoments found) throws StageException {
		String name = file.getFileName().toString();
		FilmTracks.write(file.resolveSibling(name.substring(0, name.length() - SUFFIX.length()) + FilmTracks.SUFFIX),
				found.result().tracks());
		if (!later)
			AnnotatedVideo.write(file, clip, found.result());
	}
}
