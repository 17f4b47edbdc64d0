package org.demeanor.cli;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** The kinds of damage to a file. */
enum Mutation {

	TRUNCATED {

		@Override
		byte[] of(byte[] file, byte[] other, Random random) {
			return Arrays.copyOf(file, random.nextInt(file.length + 1));
		}
	},

	FLIPPED {

		@Override
		byte[] of(byte[] file, byte[] other, Random random) {
			boolean everywhere = random.nextBoolean();
			int flips = everywhere ? 1 + file.length / 1000 : 8;
			int within = everywhere ? file.length : Math.min(file.length, HEADER);
			for (int i = 0; i < flips && within > 0; i++)
				file[random.nextInt(within)] ^= (byte) (1 << random.nextInt(8));
			return file;
		}
	},

	SWAPPED {

		@Override
		byte[] of(byte[] file, byte[] other, Random random) {
			int length = Math.min(4096, file.length / 3);
			int first = random.nextInt(file.length - length + 1);
			int second = random.nextInt(file.length - length + 1);
			byte[] chunk = Arrays.copyOfRange(file, first, first + length);
			System.arraycopy(file, second, file, first, length);
			System.arraycopy(chunk, 0, file, second, length);
			return file;
		}
	},

	/** The beginning of a file, or all of it, then another one. */
	SPLICED {

		@Override
		byte[] of(byte[] file, byte[] other, Random random) {
			int at = random.nextBoolean() ? file.length : random.nextInt(file.length + 1);
			byte[] spliced = Arrays.copyOf(file, at + other.length);
			System.arraycopy(other, 0, spliced, at, other.length);
			return spliced;
		}
	},

	/** The bytes stay; the caller gives the file another extension. */
	MISNAMED {

		@Override
		byte[] of(byte[] file, byte[] other, Random random) {
			return file;
		}
	},

	/** Impossible sizes, rates and counts in the places of headers and indexes: at both ends. */
	ABSURD {

		@Override
		byte[] of(byte[] file, byte[] other, Random random) {
			int within = Math.min(file.length, HEADER >> random.nextInt(5)) - Integer.BYTES;
			if (within <= 0)
				return file;
			int at = random.nextInt(within);
			if (random.nextInt(3) == 0)
				at = file.length - Integer.BYTES - at;
			int number = NUMBERS[random.nextInt(NUMBERS.length)];
			ByteBuffer bytes = ByteBuffer.wrap(file).order(random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
			if (random.nextBoolean())
				bytes.putInt(at, number);
			else
				bytes.putShort(at, (short) number);
			return file;
		}
	},

	/** Sound of NaN, of far too large numbers, of full scale only; at any rate. */
	LOUD {

		@Override
		byte[] of(byte[] file, byte[] other, Random random) {
			float[] values = random.nextBoolean() ? new float[] { Float.NaN, Float.POSITIVE_INFINITY, -1e30f, 0 }
					: new float[] { 1, -1 };
			ByteBuffer wav = wav(24_000, random.nextInt(3) == 0 ? NUMBERS[random.nextInt(NUMBERS.length)] : 48_000);
			while (wav.hasRemaining())
				wav.putFloat(values[random.nextInt(values.length)]);
			return wav.array();
		}
	},

	/** Empty streams: zeros from some point on, no samples, no bytes at all. */
	EMPTY {

		@Override
		byte[] of(byte[] file, byte[] other, Random random) {
			switch (random.nextInt(6)) {
				case 0:
					return new byte[0];
				case 1:
					return wav(0, 48_000).array();
				default:
					Arrays.fill(file, random.nextInt(file.length + 1), file.length, (byte) 0);
					return file;
			}
		}
	};

	private static final int HEADER = 1024;
	private static final int[] NUMBERS = { 0, 1, 255, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, -1 };

	/**
	 * @param file to damage
	 * @param other a source of foreign parts
	 */
	abstract byte[] of(byte[] file, byte[] other, Random random);

	/** A mono file of 32-bit floats without its samples. */
	private static ByteBuffer wav(int samples, int rate) {
		return ByteBuffer.allocate(44 + 4 * samples).order(ByteOrder.LITTLE_ENDIAN).put(ascii("RIFF")).putInt(36 + 4 * samples)
				.put(ascii("WAVEfmt ")).putInt(16).putShort((short) 3).putShort((short) 1).putInt(rate).putInt(4 * rate)
				.putShort((short) 4).putShort((short) 32).put(ascii("data")).putInt(4 * samples);
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}
}
