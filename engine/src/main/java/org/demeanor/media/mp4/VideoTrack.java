package org.demeanor.media.mp4;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;

import java.io.IOException;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;

/** The pictures of a file that is being written, each shown at a time of its own. */
final class VideoTrack implements AutoCloseable {

	/**
	 * Ticks of the clock. A frame at 24, 25, 30, 29.97, 50 or 60 frames a second is a whole number of them; MPEG-4
	 * allows at most 65535.
	 */
	private static final int TICKS_A_SECOND = 60_000;

	/** A quality that leaves no trace of compression around letters and lines. */
	private static final double BITS_A_PIXEL = 0.15;
	private static final double KEY_FRAME_SECONDS = 2;
	private static final double SLOWEST = 1;
	private static final double FASTEST = 120;

	private final FrameSize size;
	private final Mp4Track track;
	private final AVFrame bgr;
	private final AVFrame yuv;
	private final SwsContext converter;
	private long lastTick = -1;

	/** @param framesPerSecond the approximate rate: a hint for how the encoder spreads its bits */
	VideoTrack(AVFormatContext file, String codec, FrameSize size, double framesPerSecond) throws IOException {
		this.size = size;
		double rate = Math.max(SLOWEST, Math.min(FASTEST, framesPerSecond));
		track = new Mp4Track(file, codec, encoder -> set(encoder, size, rate));
		bgr = image(AV_PIX_FMT_BGR24);
		yuv = image(AV_PIX_FMT_YUV420P);
		converter = sws_getContext(size.width(), size.height(), AV_PIX_FMT_BGR24, size.width(), size.height(),
				AV_PIX_FMT_YUV420P, SWS_BICUBIC, null, null, (DoublePointer) null);
	}

	/** As {@link Mp4Writer#writePicture}. */
	void write(byte[] pixels, double timeSeconds, double shownSeconds) throws IOException {
		Mp4Track.check(av_frame_make_writable(bgr), "picture");
		BytePointer rows = bgr.data(0);
		int row = 3 * size.width();
		for (int y = 0; y < size.height(); y++)
			rows.position((long) y * bgr.linesize(0)).put(pixels, y * row, row);
		Mp4Track.check(av_frame_make_writable(yuv), "picture");
		Mp4Track.check(sws_scale_frame(converter, yuv, bgr), "picture");
		lastTick = Math.max(lastTick + 1, Math.round(timeSeconds * TICKS_A_SECOND));
		yuv.pts(lastTick);
		yuv.duration(Math.max(1, Math.round(shownSeconds * TICKS_A_SECOND)));
		track.write(yuv);
	}

	void finish() throws IOException {
		track.finish();
	}

	@Override
	public void close() {
		sws_freeContext(converter);
		av_frame_free(yuv);
		av_frame_free(bgr);
		track.close();
	}

	private static void set(AVCodecContext encoder, FrameSize size, double rate) {
		AVRational tick = av_make_q(1, TICKS_A_SECOND);
		encoder.width(size.width());
		encoder.height(size.height());
		encoder.pix_fmt(AV_PIX_FMT_YUV420P);
		encoder.time_base(tick);
		encoder.framerate(av_make_q((int) Math.round(rate * 1000), 1000));
		encoder.bit_rate(Math.round(BITS_A_PIXEL * size.width() * size.height() * rate));
		encoder.gop_size((int) Math.ceil(KEY_FRAME_SECONDS * rate));
		encoder.max_b_frames(0);
		// What the converter produces; players would guess another colour space from the size.
		encoder.colorspace(AVCOL_SPC_SMPTE170M);
		encoder.color_range(AVCOL_RANGE_MPEG);
	}

	private AVFrame image(int format) throws IOException {
		AVFrame image = av_frame_alloc();
		image.format(format);
		image.width(size.width());
		image.height(size.height());
		Mp4Track.check(av_frame_get_buffer(image, 0), "picture");
		return image;
	}
}
