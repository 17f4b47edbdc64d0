package org.demeanor.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.demeanor.StageException;
import org.demeanor.media.Limits;
import org.demeanor.media.SoundReader;

/** The sound of a file, by FFmpeg. */
final class AudioReader implements SoundReader {

	private final String name;
	private final Limits limits;
	private final Decoder decoder;
	private final MonoConverter converter;
	private final double startSeconds;
	private float[] block = new float[0];
	private int used;
	private boolean ended;
	private long samplesRead;

	/** @param decoder of the sound stream; belongs to this reader, which closes it */
	AudioReader(Decoder decoder, String name, Limits limits) {
		this.name = name;
		this.limits = limits;
		this.decoder = decoder;
		converter = new MonoConverter(name);
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
			if (ended)
				return -1;
			AVFrame frame = decoder.next();
			ended = frame == null;
			block = ended ? converter.rest() : converter.convert(frame);
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
	public void close() {
		converter.close();
		decoder.close();
	}
}
