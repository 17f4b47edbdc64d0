package org.demeanor.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_compare;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import java.util.Arrays;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.demeanor.StageException;

/**
 * Decoded sound as 48 kHz mono: each channel to float and, where need be, resampled by swresample; then the mean of the
 * channels, as {@code librosa.to_mono}, not FFmpeg's weighted downmix. Not thread-safe; closing it frees native memory.
 */
final class MonoConverter implements AutoCloseable {

	/** Full scale is 1, of integers that were never scaled 2^31: what is beyond is damage, and its power no float. */
	private static final float LOUDEST = 1L << 32;

	private final String name;
	private SwrContext resampler;
	private final AVChannelLayout layout = new AVChannelLayout();
	private int format;
	private int rate;

	MonoConverter(String name) {
		this.name = name;
	}

	/** The samples that a decoded frame gives; may be none, since the resampler holds some back. */
	float[] convert(AVFrame frame) throws StageException {
		float[] before = new float[0];
		if (changed(frame)) {
			before = rest();
			prepare(frame);
		}
		float[] now = run(new PointerPointer<>(frame.extended_data()), frame.nb_samples());
		return before.length == 0 ? now : joined(before, now);
	}

	/** What the resampler still holds at the end of the sound. */
	float[] rest() throws StageException {
		return resampler == null ? new float[0] : run(null, 0);
	}

	@Override
	public void close() {
		if (resampler != null) {
			swr_free(resampler);
			resampler = null;
			av_channel_layout_uninit(layout);
		}
	}

	// -- Helper methods --

	private boolean changed(AVFrame frame) {
		return resampler == null || frame.format() != format || frame.sample_rate() != rate
				|| av_channel_layout_compare(frame.ch_layout(), layout) != 0;
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

	private float[] run(PointerPointer<?> input, int samples) throws StageException {
		int channels = layout.nb_channels();
		int capacity = FfmpegErrors.check(swr_get_out_samples(resampler, samples), name, "resampling failed");
		if (capacity == 0)
			return new float[0];
		try (FloatPointer buffer = new FloatPointer((long) channels * capacity);
				PointerPointer<FloatPointer> planes = new PointerPointer<>(channels)) {
			for (int c = 0; c < channels; c++)
				planes.put(c, buffer.getPointer((long) c * capacity));
			int count = FfmpegErrors.check(swr_convert(resampler, planes, capacity, input, samples), name, "resampling failed");
			return mean(buffer, channels, capacity, count);
		}
	}

	private static float[] mean(FloatPointer planes, int channels, int capacity, int count) {
		float[] mono = new float[count];
		float[] channel = new float[count];
		for (int c = 0; c < channels; c++) {
			planes.position((long) c * capacity).get(channel);
			for (int i = 0; i < count; i++)
				mono[i] += channel[i];
		}
		planes.position(0);
		for (int i = 0; i < count; i++)
			mono[i] = Math.abs(mono[i] / channels) <= LOUDEST ? mono[i] / channels : 0;
		return mono;
	}

	private static float[] joined(float[] first, float[] second) {
		float[] joined = Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, joined, first.length, second.length);
		return joined;
	}
}
