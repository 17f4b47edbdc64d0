package org.demeanor.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.OptionalDouble;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.SoundReader;

/**
 * Gray frames, each a little lighter than the one before, and a tone of 440 Hz.
 *
 * @param times of the frames, seconds
 * @param soundSeconds length of the tone; 0 for a clip without sound
 * @param soundBreaksAfter second after which the sound cannot be decoded
 */
public record DrawnClip(int width, int height, double[] times, double soundStart, double soundSeconds, double soundBreaksAfter)
		implements Clip {

	public static final Color FIRST_GRAY = new Color(90, 90, 90);

	public static DrawnClip silent(int width, int height, double... times) {
		return new DrawnClip(width, height, times, 0, 0, Double.POSITIVE_INFINITY);
	}

	public static double[] steadyTimes(int frames, double rate) {
		double[] times = new double[frames];
		for (int i = 0; i < frames; i++)
			times[i] = i / rate;
		return times;
	}

	@Override
	public String name() {
		return "drawn";
	}

	@Override
	public boolean hasFrames() {
		return times.length > 0;
	}

	@Override
	public boolean hasSound() {
		return soundSeconds > 0;
	}

	@Override
	public OptionalDouble durationSeconds() {
		return OptionalDouble.empty();
	}

	@Override
	public FrameReader openFrames() {
		return new FrameReader() {

			private int next;

			@Override
			public Frame read() {
				return next == times.length ? null : drawn(next++);
			}

			@Override
			public boolean skip() {
				return next < times.length && next++ >= 0;
			}

			@Override
			public void close() {
				// Nothing to release.
			}
		};
	}

	@Override
	public SoundReader openSound() {
		return new SoundReader() {

			private int next;

			@Override
			public double startSeconds() {
				return soundStart;
			}

			@Override
			public int read(float[] samples, int offset, int length) throws StageException {
				if (next >= soundBreaksAfter * SAMPLE_RATE)
					throw new StageException(Stage.MEDIA, name(), "broken");
				int count = (int) Math.min(Math.min(length, 1000), Math.round(soundSeconds * SAMPLE_RATE) - next);
				for (int i = 0; i < count; i++)
					samples[offset + i] = (float) (0.5 * Math.sin(2 * Math.PI * 440 * next++ / SAMPLE_RATE));
				return count == 0 ? -1 : count;
			}

			@Override
			public void close() {
				// Nothing to release.
			}
		};
	}

	public Frame drawn(int index) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
		Graphics2D pen = image.createGraphics();
		int gray = FIRST_GRAY.getRed() + index % 100;
		pen.setColor(new Color(gray, gray, gray));
		pen.fillRect(0, 0, width, height);
		pen.dispose();
		return new Frame(index, times[index], width, height, ((DataBufferByte) image.getRaster().getDataBuffer()).getData());
	}
}
