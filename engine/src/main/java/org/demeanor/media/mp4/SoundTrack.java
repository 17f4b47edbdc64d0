package org.demeanor.media.mp4;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.io.IOException;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;
import org.demeanor.media.SoundReader;

/** The sound of a file that is being written: AAC, mono. */
final class SoundTrack implements AutoCloseable {

	private static final int BITS_A_SECOND = 128_000;

	private final Mp4Track track;
	private final AVFrame block;
	private final float[] pending;
	private int held;
	private long nextSample;
	private boolean started;

	SoundTrack(AVFormatContext file) throws IOException {
		track = new Mp4Track(file, "aac", SoundTrack::set);
		pending = new float[track.frameSize()];
		block = av_frame_alloc();
		block.format(AV_SAMPLE_FMT_FLTP);
		block.sample_rate(SoundReader.SAMPLE_RATE);
		block.nb_samples(pending.length);
		av_channel_layout_default(block.ch_layout(), 1);
		Mp4Track.check(av_frame_get_buffer(block, 0), "sound");
	}

	/** As {@link Mp4Writer#writeSound}. */
	void write(float[] samples, int count, double startSeconds) throws IOException {
		if (!started)
			nextSample = Math.round(startSeconds * SoundReader.SAMPLE_RATE);
		started = true;
		for (int done = 0; done < count;) {
			int fitting = Math.min(count - done, pending.length - held);
			System.arraycopy(samples, done, pending, held, fitting);
			done += fitting;
			held += fitting;
			if (held == pending.length)
				flush();
		}
	}

	void finish() throws IOException {
		if (held > 0)
			flush();
		track.finish();
	}

	@Override
	public void close() {
		av_frame_free(block);
		track.close();
	}

	private void flush() throws IOException {
		Mp4Track.check(av_frame_make_writable(block), "sound");
		new FloatPointer(block.data(0)).put(pending, 0, held);
		block.nb_samples(held);
		block.pts(nextSample);
		track.write(block);
		nextSample += held;
		held = 0;
	}

	private static void set(AVCodecContext encoder) {
		encoder.sample_fmt(AV_SAMPLE_FMT_FLTP);
		encoder.sample_rate(SoundReader.SAMPLE_RATE);
		av_channel_layout_default(encoder.ch_layout(), 1);
		encoder.bit_rate(BITS_A_SECOND);
		encoder.time_base(av_make_q(1, SoundReader.SAMPLE_RATE));
	}
}
