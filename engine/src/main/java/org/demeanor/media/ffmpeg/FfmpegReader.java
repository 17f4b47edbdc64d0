package org.demeanor.media.ffmpeg;

import java.nio.file.Path;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.ClipReader;
import org.demeanor.media.Limits;

/** Opens videos, sounds and still images by FFmpeg. */
public record FfmpegReader() implements ClipReader {

	@Override
	public Optional<Clip> open(Path file, Limits limits) throws StageException {
		return Optional.of(FileClip.open(file, limits));
	}

	@Override
	public Optional<Clip> openReady(Path file, Limits limits) throws StageException {
		return Optional.of(FileClip.openReady(file, limits));
	}
}
