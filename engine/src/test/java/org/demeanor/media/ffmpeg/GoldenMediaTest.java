package org.demeanor.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.Reading;
import org.demeanor.media.SoundReader;
import org.demeanor.media.open.Clips;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real clips: their frames byte for byte against OpenCV, their sound against PyAV (golden_media.py). */
@EnabledIfEnvironmentVariable(named = "DEMEANOR_DATA", matches = ".+", disabledReason = "needs the clips")
class GoldenMediaTest {

	private static final int STEP = 20;

	static Stream<String> rows() throws IOException {
		try (InputStream csv = GoldenMediaTest.class.getResourceAsStream("golden_media.csv")) {
			return new String(csv.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1);
		}
	}

	/** OpenCV gives pixels as they are stored; those of d9 are not square, and our reader squares them. */
	static Stream<String> rowsWithSquarePixels() throws IOException {
		return rows().filter(row -> !row.startsWith("clips/d9.mp4,"));
	}

	@ParameterizedTest
	@MethodSource("rowsWithSquarePixels")
	void framesEqualOpenCv(String row) throws IOException, NoSuchAlgorithmException {
		String[] golden = row.split(",", -1);
		MessageDigest md5 = MessageDigest.getInstance("MD5");
		int count = 0;
		try (FrameReader reader = open(golden).openFrames()) {
			while (true) {
				if (count % STEP == 0) {
					Frame frame = reader.read();
					if (frame == null)
						break;
					md5.update(frame.bgr());
					assertThat(frame.width() + "," + frame.height()).isEqualTo(golden[2] + "," + golden[3]);
					assertThat(frame.index()).isEqualTo(count);
				}
				else if (!reader.skip())
					break;
				count++;
			}
		}
		assertThat(count).as("frames").isEqualTo(Integer.parseInt(golden[1]));
		assertThat(HexFormat.of().formatHex(md5.digest())).as("MD5 of every " + STEP + "th frame").isEqualTo(golden[4]);
	}

	@ParameterizedTest
	@MethodSource("rows")
	void soundEqualsPyAv(String row) throws IOException {
		String[] golden = row.split(",", -1);
		Clip clip = open(golden);
		assertThat(clip.hasSound()).isEqualTo(!golden[5].isEmpty());
		if (!clip.hasSound())
			return;
		try (SoundReader reader = clip.openSound()) {
			assertThat(reader.startSeconds()).as("start").isCloseTo(Double.parseDouble(golden[6]), within(1e-3));
		}
		float[] samples = Reading.sound(clip);
		double squares = 0;
		double cosine = 0;
		for (int i = 0; i < samples.length; i++) {
			squares += (double) samples[i] * samples[i];
			cosine += samples[i] * Math.cos(i * 0.01);
		}
		assertThat(samples).hasSize(Integer.parseInt(golden[5]));
		assertThat(Math.sqrt(squares / samples.length)).as("root mean square")
				.isCloseTo(Double.parseDouble(golden[7]), within(1e-7));
		assertThat(cosine).as("product with a cosine").isCloseTo(Double.parseDouble(golden[8]), within(2e-3));
	}

	private static Clip open(String[] golden) throws IOException {
		return Clips.open(Path.of(System.getenv("DEMEANOR_DATA"), golden[0]));
	}
}
