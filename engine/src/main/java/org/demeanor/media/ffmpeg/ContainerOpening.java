package org.demeanor.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.AVFMTCTX_NOHEADER;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_open2;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EINVAL;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Limits;
import org.demeanor.media.ffmpeg.library.FfmpegErrors;
import org.demeanor.media.mp4.Mp4Index;

/** Opens containers, within limits, and nothing beside the file that was named. */
final class ContainerOpening {

	/** What a container may open: the file that was named, and no neighbour of it. One for all containers. */
	private static final class NamedFileOnly
			extends AVFormatContext.Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer {

		private static final int NOT_PERMITTED = -1;

		@Override
		@SuppressWarnings("rawtypes")
		public int call(AVFormatContext container, PointerPointer opened, BytePointer url, int flags, PointerPointer options) {
			return text(url).equals(text(container.url())) ? avio_open2(opened, url, flags, (AVIOInterruptCB) null, options)
					: NOT_PERMITTED;
		}

		private static String text(BytePointer url) {
			return url.getString(StandardCharsets.UTF_8);
		}
	}

	private static final NamedFileOnly NAMED_FILE_ONLY = new NamedFileOnly();

	private ContainerOpening() {}

	/**
	 * Opens a file and finds its streams.
	 *
	 * @param file a local file; nothing else is ever opened, whatever its name or content refers to
	 * @param limits of its frames, which nothing larger is even allocated for
	 * @return the container, which the caller closes
	 * @throws StageException (stage media) if FFmpeg cannot read it, or if it says itself that it is beyond a limit
	 */
	static AVFormatContext open(Path file, Limits limits) throws StageException {
		String name = file.toString();
		AVFormatContext context = open(file);
		try {
			for (int i = 0; i < context.nb_streams(); i++)
				limits.checkFrameSize(name, context.streams(i).codecpar().width(), context.streams(i).codecpar().height());
			if ((context.ctx_flags() & AVFMTCTX_NOHEADER) != 0)
				try (FrameSizeProbe probe = new FrameSizeProbe(open(file), name, limits)) {
					probe.check();
				}
			FfmpegErrors.check(findStreams(context, limits), name, "its streams cannot be read");
			return context;
		}
		catch (StageException refused) {
			avformat_close_input(context);
			throw refused;
		}
	}

	private static AVFormatContext open(Path file) throws StageException {
		AVFormatContext context = avformat_alloc_context();
		context.io_open(NAMED_FILE_ONLY);
		AVDictionary options = new AVDictionary(null);
		// FFmpeg takes UTF-8 on every system, whatever charset Java would use for a string.
		try (BytePointer path = new BytePointer(("file:" + file + '\0').getBytes(StandardCharsets.UTF_8))) {
			av_dict_set(options, "protocol_whitelist", "file", 0);
			av_dict_set(options, "format_whitelist", Containers.ALLOWED, 0);
			// A name like frame%03d.png is that file, not a numbered sequence.
			av_dict_set(options, "pattern_type", "none", 0);
			int opened = avformat_open_input(context, path, null, options);
			if (opened == AVERROR_EINVAL())
				throw new StageException(Stage.MEDIA, file.toString(), "FFmpeg cannot read it as media: its header is damaged, or it is"
						+ " of a format that is not opened, like subtitles and playlists");
			if (opened < 0 && Mp4Index.isCutOff(file))
				throw new StageException(Stage.MEDIA, file.toString(), "ends before its index (moov): the recording was not finished,"
						+ " or the copy is cut off");
			FfmpegErrors.check(opened, file.toString(), "FFmpeg cannot read it as media");
			return context;
		}
		finally {
			av_dict_free(options);
		}
	}

	/** Decodes the first frames, where that is needed to know the streams; within the limits, too. */
	private static int findStreams(AVFormatContext context, Limits limits) {
		int streams = context.nb_streams();
		try (PointerPointer<AVDictionary> options = new PointerPointer<>(Math.max(1, streams))) {
			for (int i = 0; i < streams; i++) {
				AVDictionary option = new AVDictionary(null);
				av_dict_set(option, "max_pixels", String.valueOf(Decoder.mostPixels(limits)), 0);
				options.put(i, option);
			}
			int found = avformat_find_stream_info(context, options);
			for (int i = 0; i < streams; i++)
				av_dict_free(new AVDictionary(options.get(i)));
			return found;
		}
	}
}
