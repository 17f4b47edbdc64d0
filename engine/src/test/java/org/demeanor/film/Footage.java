package org.demeanor.film;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.demeanor.Samples;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.SoundReader;
import org.demeanor.media.open.Clips;

/**
 * A real clip of one face, read into memory as square tiles and sound.
 *
 * @param person who is seen, the same in all clips of that person
 * @param tiles BGR, a frame each
 * @param rate frames a second
 * @param samples of the sound, 48 kHz; none if it has none
 */
record Footage(String person, List<byte[]> tiles, double rate, float[] samples) {

	/** Pixels along each side of a tile. */
	static final int SIZE = 240;

	/** Longer clips are cut. */
	private static final double MOST_SECONDS = 12;

	/**
	 * Reads a clip of the shared data.
	 *
	 * @param centre where the tile's middle lies along the picture's longer side, in parts of it
	 * @param folder below the shared one
	 * @param file in the folder
	 */
	static Footage of(String person, double centre, String folder, String file) throws IOException {
		Clip clip = Clips.open(Samples.real(folder, file));
		double rate = clip.framesPerSecond().orElseThrow();
		List<byte[]> tiles = new ArrayList<>();
		try (FrameReader frames = clip.openFrames()) {
			for (Frame frame = frames.read(); frame != null && frame.timeSeconds() < MOST_SECONDS; frame = frames.read()) {
				tiles.add(tile(frame, centre));
				frames.recycle(frame);
			}
		}
		return new Footage(person, tiles, rate, clip.hasSound() ? samples(clip) : new float[0]);
	}

	double seconds() {
		return tiles.size() / rate;
	}

	/** The tile at a time; a time beyond the end runs back and forth. */
	byte[] tile(double seconds) {
		int last = tiles.size() - 1;
		int frame = (int) Math.floor(seconds * rate + 1e-6) % (2 * last);
		return tiles.get(frame <= last ? frame : 2 * last - frame);
	}

	// -- Helper methods --

	/** A square of the picture's smaller side; each pixel is the mean of the area below it. */
	private static byte[] tile(Frame frame, double centre) {
		int side = Math.min(frame.width(), frame.height());
		int left = (int) Math.max(0, Math.min(frame.width() - side, centre * frame.width() - side / 2.0));
		int top = (int) Math.max(0, Math.min(frame.height() - side, centre * frame.height() - side / 2.0));
		byte[] tile = new byte[3 * SIZE * SIZE];
		for (int row = 0; row < SIZE; row++)
			for (int column = 0; column < SIZE; column++)
				for (int channel = 0; channel < 3; channel++)
					tile[3 * (row * SIZE + column) + channel] = mean(frame, left, top, side, row, column, channel);
		return tile;
	}

	private static byte mean(Frame frame, int left, int top, int side, int row, int column, int channel) {
		int sum = 0;
		int count = 0;
		for (int y = row * side / SIZE; y < Math.max(row * side / SIZE + 1, (row + 1) * side / SIZE); y++)
			for (int x = column * side / SIZE; x < Math.max(column * side / SIZE + 1, (column + 1) * side / SIZE); x++) {
				sum += frame.bgr()[3 * ((top + y) * frame.width() + left + x) + channel] & 0xff;
				count++;
			}
		return (byte) (sum / count);
	}

	private static float[] samples(Clip clip) throws IOException {
		float[] samples = new float[(int) (MOST_SECONDS * SoundReader.SAMPLE_RATE)];
		try (SoundReader sound = clip.openSound()) {
			int length = 0;
			int read = 0;
			while (read >= 0 && length < samples.length) {
				read = sound.read(samples, length, samples.length - length);
				length += Math.max(0, read);
			}
			return Arrays.copyOf(samples, length);
		}
	}
}
