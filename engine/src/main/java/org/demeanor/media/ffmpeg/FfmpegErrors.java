package org.demeanor.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;

import org.demeanor.Stage;
import org.demeanor.StageException;

/** FFmpeg's error codes in words. */
final class FfmpegErrors {

	private static final int LENGTH = 256;

	private FfmpegErrors() {}

	/** Passes a result on if it is no error. */
	static int check(int result, String file, String what) throws StageException {
		if (result < 0)
			throw exception(result, file, what);
		return result;
	}

	static StageException exception(int code, String file, String what) {
		return new StageException(Stage.MEDIA, file, what + ": " + words(code));
	}

	static String words(int code) {
		byte[] text = new byte[LENGTH];
		av_strerror(code, text, LENGTH);
		int length = 0;
		while (length < LENGTH && text[length] != 0)
			length++;
		return new String(text, 0, length, StandardCharsets.UTF_8);
	}
}
