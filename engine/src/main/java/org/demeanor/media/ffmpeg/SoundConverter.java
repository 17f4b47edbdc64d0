package org.demeanor.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_FRONT_CENTER;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_compare;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_index_from_channel;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.avutil.av_get_bytes_per_sample;
import static org.bytedeco.ffmpeg.global.avutil.av_sample_fmt_is_planar;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.demeanor.StageException;
import org.demeanor.media.SoundReader;
import org.demeanor.media.ffmpeg.library.FfmpegErrors;

/**
 * Decoded sound as 48 kHz: each channel to float and, where need be, resampled by swresample. Not thread-safe; closing it
 * frees native memory.
 */
final class SoundConverter implements AutoCloseable {

	/**
	 * Full scale is 1, or 2^31 for integers that were never scaled. Anything beyond is damage, and its power is no
	 * float.
	 */
	private static final float LOUDEST = 1L << 32;

	private final String name;
	private SwrContext resampler;
	private final AVChannelLayout layout = new AVChannelLayout();
	private int format;
	private int rate;
	/** The resampler's output: its channels one after another, each with room for this many samples. */
	private FloatPointer buffer;
	private PointerPointer<FloatPointer> planes;
	private int planeLength;

	SoundConverter(String name) {
		this.name = name;
	}

	/** Whether a frame has another format than those before: what the resampler holds of them comes first. */
	boolean changes(AVFrame frame) {
		return resampler == null || frame.format() != format || frame.sample_rate() != rate
				|| av_channel_layout_compare(frame.ch_layout(), layout) != 0;
	}

	/**
	 * Each channel's samples that a decoded frame gives; may be none, since the resampler holds some back.
	 *
	 * @param from number of the frame's first sample that counts
	 */
	float[][] convert(AVFrame frame, int from) throws StageException {
		if (changes(frame))
			prepare(frame);
		return run(from == 0 ? new PointerPointer<>(frame.extended_data()) : planes(frame, from), frame.nb_samples() - from);
	}

	/** How many planes hold a frame's samples: one for each channel, or one for all. */
	static int planes(AVFrame frame) {
		return isPlanar(frame) ? frame.ch_layout().nb_channels() : 1;
	}

	/** How many bytes some samples of a frame take in each plane. */
	static long planeBytes(AVFrame frame, int samples) {
		int together = isPlanar(frame) ? 1 : frame.ch_layout().nb_channels();
		return (long) samples * av_get_bytes_per_sample(frame.format()) * together;
	}

	/** What the resampler still holds at the end of the sound; no channel if nothing was converted. */
	float[][] rest() throws StageException {
		return resampler == null ? new float[0][] : run(null, 0);
	}

	/** Number of the channel in front of the hearer, from 0; below 0 if there is none, or one channel is all. */
	int centre() {
		return layout.nb_channels() < 3 ? -1 : av_channel_layout_index_from_channel(layout, AV_CHAN_FRONT_CENTER);
	}

	@Override
	public void close() {
		if (resampler != null) {
			swr_free(resampler);
			resampler = null;
			av_channel_layout_uninit(layout);
			free();
		}
	}

	// -- Helper methods --

	private static boolean isPlanar(AVFrame frame) {
		return av_sample_fmt_is_planar(frame.format()) != 0;
	}

	private static PointerPointer<BytePointer> planes(AVFrame frame, int from) {
		int count = planes(frame);
		PointerPointer<BytePointer> planes = new PointerPointer<>(count);
		for (int plane = 0; plane < count; plane++)
			planes.put(plane, frame.extended_data(plane).getPointer(planeBytes(frame, from)));
		return planes;
	}

	private void prepare(AVFrame frame) throws StageException {
		close();
		format = frame.format();
		rate = frame.sample_rate();
		av_channel_layout_copy(layout, frame.ch_layout());
		resampler = new SwrContext(null);
		FfmpegErrors.check(swr_alloc_set_opts2(resampler, layout, AV_SAMPLE_FMT_FLTP, SoundReader.SAMPLE_RATE, layout, format,
				rate, 0, null), name, "its sound format cannot be converted");
		FfmpegErrors.check(swr_init(resampler), name, "its sound format cannot be converted");
	}

	private float[][] run(PointerPointer<?> input, int samples) throws StageException {
		int capacity = FfmpegErrors.check(swr_get_out_samples(resampler, samples), name, "resampling failed");
		if (capacity == 0)
			return new float[layout.nb_channels()][0];
		if (capacity > planeLength)
			allocate(capacity);
		int count = FfmpegErrors.check(swr_convert(resampler, planes, planeLength, input, samples), name, "resampling failed");
		return channels(count);
	}

	/** Makes room for this many samples of each channel. */
	private void allocate(int length) {
		free();
		int channels = layout.nb_channels();
		planeLength = length;
		buffer = new FloatPointer((long) channels * length);
		planes = new PointerPointer<>(channels);
		for (int c = 0; c < channels; c++)
			planes.put(c, buffer.getPointer((long) c * length));
	}

	private void free() {
		if (buffer != null) {
			buffer.close();
			planes.close();
			buffer = null;
			planeLength = 0;
		}
	}

	private float[][] channels(int count) {
		float[][] channels = new float[layout.nb_channels()][count];
		for (int c = 0; c < channels.length; c++) {
			buffer.position((long) c * planeLength).get(channels[c]);
			for (int i = 0; i < count; i++)
				if (!(Math.abs(channels[c][i]) <= LOUDEST))
					channels[c][i] = 0;
		}
		return channels;
	}
}
