package org.demeanor.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.util.List;

import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;

/**
 * The frame rate of AVI files that ImageJ wrote. It rounds the rate in the header of the stream, which FFmpeg takes, to a whole
 * number; the main header has the right one. Other programs round that one.
 */
final class ImageJAviRate {

	/** How the name of its pictures begins in files of ImageJ's {@code AVI_Writer}. */
	private static final String IMAGEJ = "ImageJ AVI";

	private ImageJAviRate() {}

	/**
	 * Gives the pictures the rate of the main header.
	 *
	 * @param frameMicroseconds what the main header says of a frame's length; 0 if nothing
	 */
	static void correct(AVFormatContext context, List<AVStream> pictures, int frameMicroseconds) {
		for (AVStream stream : pictures) {
			AVDictionaryEntry title = av_dict_get(stream.metadata(), "title", null, 0);
			if (frameMicroseconds == 0 || title == null || !title.value().getString().startsWith(IMAGEJ))
				continue;
			stream.time_base(av_make_q(frameMicroseconds, AV_TIME_BASE));
			stream.avg_frame_rate(av_make_q(AV_TIME_BASE, frameMicroseconds));
			if (stream.duration() > 0)
				context.duration(stream.duration() * frameMicroseconds);
		}
	}
}
