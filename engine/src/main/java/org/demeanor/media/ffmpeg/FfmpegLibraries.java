package org.demeanor.media.ffmpeg;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;

/**
 * FFmpeg's libraries. By itself JavaCPP loads each when a class of it is first used, and two threads that begin with
 * different ones wait for each other for ever: one holds the loader, the other a class that the library asks for while
 * it is loaded. So whoever comes first loads them all, before any of their classes is used.
 */
final class FfmpegLibraries {

	private static final Class<?>[] ALL = { Pointer.class, avutil.class, swresample.class, swscale.class, avcodec.class,
			avformat.class };

	private static boolean loaded;

	private FfmpegLibraries() {}

	/** @throws LinkageError if they do not load on this machine */
	static synchronized void load() {
		if (loaded)
			return;
		for (Class<?> library : ALL)
			Loader.load(library);
		loaded = true;
	}
}
