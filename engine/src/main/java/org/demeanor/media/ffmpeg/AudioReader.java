package org.demeanor.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.demeanor.Counts;
import org.demeanor.StageException;
import org.demeanor.media.ChannelMix;
import org.demeanor.media.Limits;
import org.demeanor.media.SoundChannel;
import org.demeanor.media.SoundReader;
import org.demeanor.media.TimeSpan;
import org.demeanor.media.ffmpeg.pause.Pauses;

/**
 * The sound of a file, by FFmpeg: all of it, or stretches with zeros between them. Where it can, it goes to a stretch without
 * decoding what lies before; the samples are those of decoding from the start. Pauses are silent.
 */
final class AudioReader implements SoundReader {

	/** Opens the sound at its beginning. */
	@FunctionalInterface
	interface Opening {

		Decoder open() throws StageException;
	}

	/** Seconds of a sound of several channels that are looked at before one is made of them. */
	private static final int LOOK_SECONDS = 30;

	/** Samples of all channels that are kept for that: 16 MB. */
	private static final int LOOK_VALUES = 1 << 22;

	/** Samples ahead up to which decoding is faster than going there. */
	private static final long NEAR = 10L * SAMPLE_RATE;

	/** Samples after which the resampler has forgotten that the sound was silent before. */
	private static final long SETTLED = SAMPLE_RATE / 10;

	private final String name;
	private final Limits limits;
	private final Opening opening;
	private final SoundConverter converter;
	private final ChannelMix mix;
	private final Pauses pauses;
	private final double startSeconds;
	/** Numbers of the samples that are asked for, in order of time: the first of each stretch, and the one behind its last. */
	private final List<long[]> stretches;
	/** Each channel's samples, decoded and not handed out yet. */
	private final Deque<float[][]> ahead = new ArrayDeque<>();
	private Decoder decoder;
	private float[] block = new float[0];
	private int used;
	private boolean ended;
	private long samplesRead;
	/** Samples that were decoded at the file's own rate, pauses counted, and a frame of more that is decoded and not used yet. */
	private long samplesDecoded;
	private AVFrame waiting;
	/** Null until the first packets have been decoded. */
	private Optional<SoundPackets> places;
	/** Whether the container lists all packets, so that it reads on in each stream by itself. */
	private boolean listed;
	private boolean seeks;
	/** Samples to hand out as zeros, those to drop after them, and those of the next frame to leave out. */
	private long zeros;
	private long dropped;
	private int leftOut;

	/**
	 * @param opening of the sound; what it opens is this one's to close
	 * @param asked stretches of the clip's time that are read; empty for all of it
	 */
	AudioReader(Opening opening, List<TimeSpan> asked, SoundChannel channel, String name, Limits limits) throws StageException {
		this.name = name;
		this.limits = limits;
		this.opening = opening;
		decoder = opening.open();
		converter = new SoundConverter(name);
		mix = new ChannelMix(channel, name);
		pauses = new Pauses(name);
		long start = decoder.stream().start_time();
		startSeconds = start == AV_NOPTS_VALUE ? 0 : Math.max(0, decoder.seconds(start));
		stretches = numbers(asked, startSeconds);
		seeks = !asked.isEmpty();
	}

	@Override
	public double startSeconds() {
		return startSeconds;
	}

	@Override
	public int read(float[] samples, int offset, int length) throws StageException {
		while (zeros == 0 && used == block.length) {
			if (ahead.isEmpty() && seeks && !isOver())
				goOn();
			if (zeros == 0 && !take())
				return -1;
		}
		int count;
		if (zeros > 0) {
			count = (int) Math.min(length, zeros);
			Arrays.fill(samples, offset, offset + count, 0);
			zeros -= count;
		}
		else {
			count = Math.min(length, block.length - used);
			System.arraycopy(block, used, samples, offset, count);
			used += count;
		}
		samplesRead += count;
		limits.checkAudio(name, (double) samplesRead / SAMPLE_RATE);
		return count;
	}

	@Override
	public OptionalDouble cutOffSeconds() {
		return decoder.cutOffSeconds();
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
		pauses.close();
		decoder.close();
	}

	// -- Helper methods --

	/** The stretches as numbers of samples, in order and without overlap. */
	private static List<long[]> numbers(List<TimeSpan> asked, double startSeconds) {
		List<long[]> numbers = new ArrayList<>();
		asked.stream().sorted(Comparator.comparingDouble(TimeSpan::startSeconds)).forEach(span -> {
			long from = Math.max(0, (long) Math.floor((span.startSeconds() - startSeconds) * SAMPLE_RATE));
			long to = (long) Math.ceil((span.endSeconds() - startSeconds) * SAMPLE_RATE);
			long[] last = numbers.isEmpty() ? null : numbers.get(numbers.size() - 1);
			if (last != null && from <= last[1])
				last[1] = Math.max(last[1], to);
			else if (to > from)
				numbers.add(new long[] { from, to });
		});
		return numbers;
	}

	/** Whether only stretches are read, and the last has been. */
	private boolean isOver() {
		return seeks && samplesRead >= (stretches.isEmpty() ? 0 : stretches.get(stretches.size() - 1)[1]);
	}

	/** Goes to the next stretch, if it is far ahead: by seeking, or else by decoding without converting what lies before. */
	private void goOn() throws StageException {
		long[] next = stretches.stream().filter(stretch -> stretch[1] > samplesRead).findFirst().orElseThrow();
		if (next[0] - samplesRead < NEAR || ended || block.length == 0 || decoder.fed() < SoundPackets.FIRST)
			return;
		if (places == null) {
			places = SoundPackets.of(decoder, samplesDecoded);
			listed = places.isPresent();
		}
		int rate = decoder.stream().codecpar().sample_rate();
		long common = BigInteger.valueOf(rate).gcd(BigInteger.valueOf(SAMPLE_RATE)).longValue();
		// The resampler's filter has the same phase there as from the start.
		long units = (next[0] - SETTLED) / (SAMPLE_RATE / common);
		long from = units * (rate / common);
		if (places.isPresent()) {
			OptionalInt reached = places.get().reach(decoder, from, next[1] * rate / SAMPLE_RATE + rate);
			pauses.forget();
			reached.ifPresent(samples -> leftOut = samples);
			if (reached.isEmpty()) {
				places = Optional.empty();
				restart();
			}
		}
		if (places.isEmpty() && !decodeTo(from, rate)) {
			restart();
			converter.close();
			dropped = samplesRead;
			seeks = false;
			return;
		}
		converter.close();
		zeros = next[0] - samplesRead;
		dropped = next[0] - units * (SAMPLE_RATE / common);
	}

	private void restart() throws StageException {
		decoder.close();
		decoder = opening.open();
		pauses.forget();
		samplesDecoded = 0;
		waiting = null;
	}

	/** Decodes up to the frame with a sample; false if the sound ends before it or changes its rate. */
	private boolean decodeTo(long sample, int rate) throws StageException {
		if (listed)
			decoder.passOverOthers();
		try {
			for (AVFrame frame = frame(); frame != null && frame.sample_rate() == rate; frame = frame()) {
				int samples = frame.nb_samples();
				if (samplesDecoded + samples > sample) {
					waiting = frame;
					leftOut = (int) (sample - samplesDecoded);
					return true;
				}
				samplesDecoded += samples;
			}
			return false;
		}
		finally {
			decoder.readOthers();
		}
	}

	private AVFrame frame() throws StageException {
		return pauses.next(decoder::next, decoder.stream());
	}

	/** Takes the next block, of which nothing is handed out yet; false if there is none. */
	private boolean take() throws StageException {
		if (ahead.isEmpty() && !isOver())
			fill();
		if (ahead.isEmpty())
			return false;
		block = mix.mix(ahead.remove());
		used = (int) Math.min(dropped, block.length);
		dropped -= used;
		return true;
	}

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
				&& samples * channels < LOOK_VALUES)
			samples += decode();
		List<float[][]> alike = new ArrayList<>(ahead);
		alike.removeIf(each -> each.length != channels);
		mix.decide(alike, converter.centre());
	}

	/** Decodes a frame and returns how many samples are ahead in addition. */
	private int decode() throws StageException {
		AVFrame frame = waiting == null ? frame() : waiting;
		waiting = null;
		ended = frame == null;
		int samples = ended || converter.changes(frame) ? add(converter.rest()) : 0;
		if (ended)
			return samples;
		samplesDecoded += frame.nb_samples();
		samples += add(converter.convert(frame, leftOut));
		leftOut = 0;
		return samples;
	}

	private int add(float[][] channels) {
		int samples = channels.length > 0 ? channels[0].length : 0;
		if (samples > 0)
			ahead.add(channels);
		return samples;
	}
}
