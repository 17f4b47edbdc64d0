package org.demeanor.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.demeanor.Counts;
import org.demeanor.StageException;
import org.demeanor.media.ChannelMix;
import org.demeanor.media.Limits;
import org.demeanor.media.SoundChannel;
import org.demeanor.media.SoundReader;

/** The sound of a file, by FFmpeg. */
final class AudioReader implements SoundReader {

	/** Seconds of a sound of several channels that are looked at before one is made of them. */
	private static final int LOOK_SECONDS = 30;

	/** Samples of all channels that are kept for that: 16 MB. */
	private static final int LOOK_VALUES = 1 << 22;

	private final String name;
	private final Limits limits;
	private final Decoder decoder;
	private final SoundConverter converter;
	private final ChannelMix mix;
	private final double startSeconds;
	/** Each channel's samples, decoded and not handed out yet. */
	private final Deque<float[][]> ahead = new ArrayDeque<>();
	private float[] block = new float[0];
	private int used;
	private boolean ended;
	private long samplesRead;

	/** @param decoder of the sound stream; becomes this one's to close */
	AudioReader(Decoder decoder, SoundChannel channel, String name, Limits limits) {
		this.name = name;
		this.limits = limits;
		this.decoder = decoder;
		converter = new SoundConverter(name);
		mix = new ChannelMix(channel, name);
		long start = decoder.stream().start_time();
		startSeconds = start == AV_NOPTS_VALUE ? 0 : Math.max(0, decoder.seconds(start));
	}

	@Override
	public double startSeconds() {
		return startSeconds;
	}

	@Override
	public int read(float[] samples, int offset, int length) throws StageException {
		while (used == block.length) {
			if (ahead.isEmpty())
				fill();
			if (ahead.isEmpty())
				return -1;
			block = mix.mix(ahead.remove());
			used = 0;
		}
		int count = Math.min(length, block.length - used);
		System.arraycopy(block, used, samples, offset, count);
		used += count;
		samplesRead += count;
		limits.checkAudio(name, (double) samplesRead / SAMPLE_RATE);
		return count;
	}

	@Override
	public List<String> notes() {
		List<String> notes = new ArrayList<>(mix.notes());
		if (decoder.damaged() > 0)
			notes.add(Counts.of(decoder.damaged(), "packet") + " of sound damaged");
		decoder.cutOff().ifPresent(notes::add);
		return notes;
	}

	@Override
	public void close() {
		converter.close();
		decoder.close();
	}

	// -- Helper methods --

	/** Decodes what comes next: some samples, or as many as it takes to decide how their channels become one. */
	private void fill() throws StageException {
		while (ahead.isEmpty() && !ended)
			decode();
		if (ahead.isEmpty())
			return;
		int channels = ahead.getFirst().length;
		if (!mix.isOpen(channels))
			return;
		long samples = 0;
		while (!ended && ahead.getLast().length == channels && samples < SAMPLE_RATE * LOOK_SECONDS
				&& samples * channels < LOOK_VALUES) {
			int before = ahead.size();
			decode();
			samples += ahead.stream().skip(before).mapToLong(each -> each[0].length).sum();
		}
		List<float[][]> alike = new ArrayList<>(ahead);
		alike.removeIf(each -> each.length != channels);
		mix.decide(alike, converter.centre());
	}

	private void decode() throws StageException {
		AVFrame frame = decoder.next();
		ended = frame == null;
		if (ended || converter.changes(frame))
			add(converter.rest());
		if (!ended)
			add(converter.convert(frame));
	}

	private void add(float[][] channels) {
		if (channels.length > 0 && channels[0].length > 0)
			ahead.add(channels);
	}
}
