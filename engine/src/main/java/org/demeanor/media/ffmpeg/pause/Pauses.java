package org.demeanor.media.ffmpeg.pause;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;
import static org.bytedeco.ffmpeg.global.avutil.av_samples_set_silence;

import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.demeanor.Stage;
import org.demeanor.StageException;

/**
 * The decoded frames of a sound, and frames of silence for its pauses. While a speaker is muted or data are lost, many
 * recorders send no packets and let the time stamps go on; players wait. Without silence all that follows would come too
 * early, by as much. Not thread-safe; closing it frees native memory.
 */
public final class Pauses implements AutoCloseable {

	/** Less is an inexact time stamp. Resamplers of FFmpeg wait from there on, too. */
	private static final double LEAST_SECONDS = 0.1;

	/** More is a wrong time stamp. */
	private static final double MOST_SECONDS = 3600;

	/** Samples of a frame of silence at most. */
	private static final int LONGEST = 1 << 14;

	/** Where frames come from. */
	@FunctionalInterface
	public interface Frames {

		/** The next one, valid until the next call; {@code null} after the last one. */
		AVFrame next() throws StageException;
	}

	private final String name;
	private final AVFrame silence = av_frame_alloc();
	/** The stream that frames come from, and its unit of time in seconds. */
	private AVStream stream;
	private double unit;
	/** Until when all is given out, in seconds; not a number if nothing is. */
	private double end = Double.NaN;
	/** The frame behind the pause, and the samples of silence that come before it. */
	private AVFrame behind;
	private long missing;

	/** @param name of the file, for messages */
	public Pauses(String name) {
		this.name = name;
	}

	/** Whether a sound that goes on so many seconds after its last sample has a pause there. */
	public static boolean isPause(double seconds) {
		return seconds > LEAST_SECONDS && seconds < MOST_SECONDS;
	}

	/**
	 * The next frame of a sound, or of silence.
	 *
	 * @param decoder of the sound
	 * @param stream that it decodes
	 * @return valid until the next call; {@code null} after the last one
	 * @throws StageException of the decoder, or (stage media) if there is no memory for silence
	 */
	public AVFrame next(Frames decoder, AVStream stream) throws StageException {
		if (this.stream != stream) {
			this.stream = stream;
			unit = av_q2d(stream.time_base());
		}
		if (behind == null) {
			behind = decoder.next();
			if (behind == null)
				return null;
			missing = missing(behind);
		}
		if (missing > 0) {
			int samples = (int) Math.min(missing, LONGEST);
			missing -= samples;
			return silence(samples);
		}
		AVFrame frame = behind;
		behind = null;
		return frame;
	}

	/** Forgets what was given out: the next frame is of another place. */
	public void forget() {
		end = Double.NaN;
		behind = null;
		missing = 0;
	}

	@Override
	public void close() {
		av_frame_free(silence);
	}

	// -- Helper methods --

	/** Samples that lack before a frame, which is given out next. */
	private long missing(AVFrame frame) {
		int rate = frame.sample_rate();
		if (rate <= 0)
			return 0;
		double length = (double) frame.nb_samples() / rate;
		long stamp = frame.best_effort_timestamp();
		if (stamp == AV_NOPTS_VALUE) {
			end += length;
			return 0;
		}
		double start = stamp * unit;
		double pause = start - end;
		// A time stamp that goes back a little takes nothing back.
		end = pause < 0 && pause > -MOST_SECONDS ? end + length : start + length;
		return isPause(pause) ? Math.round(pause * rate) : 0;
	}

	private AVFrame silence(int samples) throws StageException {
		av_frame_unref(silence);
		silence.format(behind.format());
		silence.sample_rate(behind.sample_rate());
		av_channel_layout_copy(silence.ch_layout(), behind.ch_layout());
		silence.nb_samples(samples);
		if (av_frame_get_buffer(silence, 0) < 0)
			throw new StageException(Stage.MEDIA, name, "no memory for a pause in its sound");
		av_samples_set_silence(silence.extended_data(), 0, samples, silence.ch_layout().nb_channels(), silence.format());
		return silence;
	}
}
