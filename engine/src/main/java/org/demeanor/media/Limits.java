package org.demeanor.media;

import java.io.Serializable;
import java.util.Locale;

import org.demeanor.Stage;
import org.demeanor.StageException;

/**
 * How much of a file from anywhere is read before it is refused. Each refusal names the command line option that raises
 * the limit.
 *
 * @param framePixels most pixels of a frame, width x height
 * @param frames most frames of a clip
 * @param durationSeconds longest clip, as its container says
 * @param audioSeconds longest sound
 * @param sidecarBytes largest text file beside the media: a list of inputs, a configuration
 */
public record Limits(long framePixels, long frames, double durationSeconds, double audioSeconds, long sidecarBytes)
		implements Serializable {

	/** 8192 x 8192 pixels, a million frames, four hours, 16 MiB. */
	public static final Limits DEFAULT = new Limits(1L << 26, 1_000_000, 14_400, 14_400, 1L << 24);

	public Limits {
		if (framePixels < 1 || frames < 1 || !(durationSeconds > 0) || !(audioSeconds > 0) || sidecarBytes < 1)
			throw new IllegalArgumentException("limits must be above 0");
	}

	/** @throws StageException (stage media) if a frame of this size is too large */
	public void checkFrameSize(String name, long width, long height) throws StageException {
		if (width * height > framePixels)
			throw exceeded(name, "a frame has " + width + " x " + height + " pixels", framePixels + " pixels", "frame-pixels");
	}

	/** @throws StageException (stage media) if a clip has more frames than allowed */
	public void checkFrames(String name, long count) throws StageException {
		if (count > frames)
			throw exceeded(name, "it has more frames", frames + " frames", "frames");
	}

	/** @throws StageException (stage media) if a clip of this length is too long */
	public void checkDuration(String name, double seconds) throws StageException {
		if (seconds > durationSeconds)
			throw exceeded(name, "it lasts " + seconds(seconds), seconds(durationSeconds), "duration");
	}

	/** @throws StageException (stage media) if sound of this length is too long */
	public void checkAudio(String name, double seconds) throws StageException {
		if (seconds > audioSeconds)
			throw exceeded(name, "its sound is longer", seconds(audioSeconds), "audio");
	}

	/** @throws StageException (stage media) if a text file of this size is too large */
	public void checkSidecar(String name, long bytes) throws StageException {
		if (bytes > sidecarBytes)
			throw exceeded(name, "it has " + bytes + " bytes", sidecarBytes + " bytes", "sidecar");
	}

	private static StageException exceeded(String name, String what, String limit, String option) {
		return new StageException(Stage.MEDIA, name, what + "; the limit is " + limit + " (--max-" + option + ")");
	}

	private static String seconds(double seconds) {
		return String.format(Locale.ROOT, "%.1f s", seconds);
	}
}
