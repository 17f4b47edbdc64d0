package org.demeanor.media.ffmpeg.library;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avutil.av_version_info;
import static org.bytedeco.ffmpeg.global.avutil.avutil_license;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.demeanor.Glibc;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.UnusableLibrary;

/** What this FFmpeg can read and write. */
public final class Codecs {

	/** What cameras, phones, screen recorders and archives use. */
	private static final List<String> USUAL_DECODERS = List.of("h264", "hevc", "vp8", "vp9", "av1", "mpeg1video",
			"mpeg2video", "mpeg4", "mjpeg", "prores", "dvvideo", "wmv2", "ffv1", "png", "gif", "bmp", "tiff", "webp", "aac",
			"mp3", "ac3", "alac", "wmav2", "flac", "opus", "vorbis", "pcm_s16le", "pcm_s24le", "pcm_f32le");

	/** Encoders for MP4 that an LGPL build may have, the better ones first. */
	private static final List<String> MP4_ENCODERS = List.of("libopenh264", "mpeg4");

	private Codecs() {}

	/**
	 * Loads the libraries that decoding needs; otherwise the first clip does.
	 *
	 * @throws StageException (stage media) if FFmpeg does not load on this machine
	 */
	public static void load() throws StageException {
		try {
			FfmpegLibraries.load();
		}
		catch (LinkageError absent) {
			throw refusal(absent);
		}
	}

	/** What is to be told where FFmpeg, or JavaCPP below it, does not load on this machine. */
	public static StageException refusal(LinkageError absent) {
		String why = UnusableLibrary.why(absent);
		// The loader names the first version that it misses; another library may need a newer one.
		if (why.contains("GLIBC "))
			why += Glibc.needed().map(needed -> "; all together need glibc " + needed).orElse("")
					+ Glibc.here().map(here -> ", this system has " + here).orElse("");
		return new StageException(Stage.MEDIA, "ffmpeg", why, absent);
	}

	/**
	 * Version and licence, e.g. {@code 8.0.1, LGPL version 3 or later}.
	 *
	 * @throws StageException (stage media) if FFmpeg does not load on this machine
	 */
	public static String version() throws StageException {
		return loaded(() -> av_version_info().getString() + ", " + avutil_license().getString());
	}

	/**
	 * The usual decoders that are missing, by FFmpeg's names.
	 *
	 * @throws StageException (stage media) if FFmpeg does not load on this machine
	 */
	public static List<String> missingDecoders() throws StageException {
		return loaded(() -> USUAL_DECODERS.stream().filter(name -> avcodec_find_decoder_by_name(name) == null).toList());
	}

	/**
	 * The encoder for annotated videos, by FFmpeg's name.
	 *
	 * @throws StageException (stage media) if FFmpeg does not load on this machine
	 */
	public static Optional<String> videoEncoder() throws StageException {
		return loaded(() -> MP4_ENCODERS.stream().filter(name -> avcodec_find_encoder_by_name(name) != null).findFirst());
	}

	private static <T> T loaded(Supplier<T> question) throws StageException {
		load();
		return question.get();
	}
}
