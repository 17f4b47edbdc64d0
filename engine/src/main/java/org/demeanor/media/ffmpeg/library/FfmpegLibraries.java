package org.demeanor.media.ffmpeg.library;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.demeanor.file.NativesFolder;

/**
 * Loads FFmpeg's libraries. JavaCPP loads each one when a class of it is first used, and two threads that begin with
 * different libraries wait for each other for ever: one holds the loader, the other a class that the library needs
 * while it loads. So the first caller loads all of them, before any of their classes is used.
 */
public final class FfmpegLibraries {

	private static final Class<?>[] ALL = { Pointer.class, avutil.class, swresample.class, swscale.class, avcodec.class,
			avformat.class };

	private static boolean loaded;

	private FfmpegLibraries() {}

	/**
	 * Loads all of them, once.
	 *
	 * @throws LinkageError if they do not load on this machine
	 */
	public static synchronized void load() {
		if (loaded)
			return;
		NativesFolder.choose();
		for (Class<?> library : ALL)
			Loader.load(library);
		loaded = true;
	}
}
