package org.demeanor.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** WAV files written by hand. */
public final class Wav {

	public static final int PCM = 1;
	public static final int FLOAT = 3;

	private Wav() {}

	public static Path write(Path file, int format, int channels, int rate, int bits, byte[] data) throws IOException {
		ByteBuffer wav = ByteBuffer.allocate(12 + 24 + 11 + 1 + 8 + data.length + data.length % 2).order(ByteOrder.LITTLE_ENDIAN);
		chunk(wav, "RIFF", wav.capacity() - 8);
		wav.put("WAVE".getBytes(StandardCharsets.US_ASCII));
		chunk(wav, "fmt ", 16);
		wav.putShort((short) format).putShort((short) channels).putInt(rate).putInt(rate * channels * bits / 8)
				.putShort((short) (channels * bits / 8)).putShort((short) bits);
		// A chunk that nobody knows, of odd length and so padded.
		chunk(wav, "odd ", 3);
		wav.put(new byte[4]);
		chunk(wav, "data", data.length);
		wav.put(data);
		return Files.write(file, wav.array());
	}

	/** 16-bit samples, the channels in turn. */
	public static Path shorts(Path file, int channels, int rate, int... samples) throws IOException {
		ByteBuffer data = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
		for (int sample : samples)
			data.putShort((short) sample);
		return write(file, PCM, channels, rate, 16, data.array());
	}

	private static void chunk(ByteBuffer wav, String name, int length) {
		wav.put(name.getBytes(StandardCharsets.US_ASCII)).putInt(length);
	}
}
