package org.demeanor.media.ffmpeg.library;

import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;

import org.demeanor.Stage;
import org.demeanor.StageException;

/** FFmpeg's error codes in words. */
public final class FfmpegErrors {

	private static final int LENGTH = 256;

	private FfmpegErrors() {}

	/**
	 * Passes a result on if it is no error.
	 *
	 * @param result of a call; negative for an error
	 * @param file that the call was about
	 * @param what failed, in words
	 * @throws StageException (stage media) if it is an error
	 */
	public static int check(int result, String file, String what) throws StageException {
		if (result < 0)
			throw exception(result, file, what);
		return result;
	}

	/** The exception (stage media) that tells an error. */
	public static StageException exception(int code, String file, String what) {
		return new StageException(Stage.MEDIA, file, what + ": " + words(code));
	}

	/** FFmpeg's own words for an error, e.g. {@code Invalid data found when processing input}. */
	public static String words(int code) {
		byte[] text = new byte[LENGTH];
		av_strerror(code, text, LENGTH);
		int length = 0;
		while (length < LENGTH && text[length] != 0)
			length++;
		return new String(text, 0, length, StandardCharsets.UTF_8);
	}
}
