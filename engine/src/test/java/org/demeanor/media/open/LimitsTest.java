package org.demeanor.media.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

import org.bytedeco.ffmpeg.global.avutil;
import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.Limits;
import org.demeanor.media.MadeVideo;
import org.demeanor.media.Reading;
import org.demeanor.media.Wav;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each limit lets through what just fits and names itself where it does not. The clip: 10 frames of 64 x 48, 1 s of sound. */
class LimitsTest {

	private static final long MANY = 1_000_000;

	@TempDir
	private Path folder;
	private Path file;

	@BeforeEach
	void clip() throws IOException {
		file = MadeVideo.sound(folder.resolve("clip.mkv"), "flac", 48_000, true);
	}

	@Test
	void framePixels() throws IOException {
		assertThat(Reading.frames(Clips.open(file, new Limits(64 * 48, MANY, MANY, MANY, MANY)))).hasSize(10);
		assertThat(refusal(new Limits(64 * 48 - 1, MANY, MANY, MANY, MANY)))
				.isEqualTo("a frame has 64 x 48 pixels; the limit is 3071 pixels (--max-frame-pixels)");
	}

	@Test
	void frames() throws IOException {
		assertThat(Reading.frames(Clips.open(file, new Limits(MANY, 10, MANY, MANY, MANY)))).hasSize(10);
		assertThat(refusal(new Limits(MANY, 9, MANY, MANY, MANY)))
				.isEqualTo("it has more frames; the limit is 9 frames (--max-frames)");
	}

	@Test
	void duration() {
		assertThat(refusal(new Limits(MANY, MANY, .5, MANY, MANY))).startsWith("it lasts ")
				.endsWith("the limit is 0.5 s (--max-duration)");
	}

	@Test
	void audio() throws IOException {
		assertThat(Reading.sound(Clips.open(file, new Limits(MANY, MANY, MANY, 1, MANY)))).hasSize(48_000);
		assertThat(refusal(new Limits(MANY, MANY, MANY, .9, MANY)))
				.isEqualTo("its sound is longer; the limit is 0.9 s (--max-audio)");
	}

	/** Such a picture needs a hundred times the memory of its file; it is not even begun. */
	@Test
	void noPictureBeyondTheLimitIsDecoded() throws IOException {
		file = blackPng(folder.resolve("large.png"), 1 << 14, (1 << 12) + (1 << 11));
		assertThat(refusal(Limits.DEFAULT))
				.isEqualTo("a frame has 16384 x 6144 pixels; the limit is 67108864 pixels (--max-frame-pixels)");
		file = blackPng(folder.resolve("small.png"), 64, 48);
		assertThat(Reading.frames(Clips.open(file))).hasSize(1);
	}

	/** FFmpeg takes an animated WebP for a picture whose size it cannot tell, as that of one beyond the limit. */
	@Test
	void anAnimatedWebpIsNoMatterOfTheLimit() throws IOException {
		file = MadeVideo.make(folder.resolve("animated.webp"), 64, 48, "libwebp_anim", avutil.AV_PIX_FMT_YUV420P, Map.of(),
				recorder -> {}, frame -> frame * 100_000L);
		assertThat(refusal(Limits.DEFAULT)).isEqualTo("has neither pictures nor sound that can be decoded: it is an animated WebP,"
				+ " of which this FFmpeg decodes none; save it as GIF or MP4");
	}

	/** One sample a second would make hours of a few thousand bytes. */
	@Test
	void soundWithHardlyAnySamplesIsNone() throws IOException {
		file = Wav.shorts(folder.resolve("slow.wav"), 1, 1, new int[3000]);
		assertThat(refusal(Limits.DEFAULT)).startsWith("has neither pictures nor sound that can be decoded");
		file = Wav.shorts(folder.resolve("telephone.wav"), 1, 8000, new int[8000]);
		assertThat(refusal(new Limits(MANY, MANY, MANY, .9, MANY))).contains("the limit is 0.9 s (--max-audio)");
	}

	private static Path blackPng(Path file, int width, int height) throws IOException {
		ByteArrayOutputStream pixels = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflated = new DeflaterOutputStream(pixels)) {
			byte[] row = new byte[1 + width / 8];
			for (int y = 0; y < height; y++)
				deflated.write(row);
		}
		ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 1);
		try (DataOutputStream png = new DataOutputStream(Files.newOutputStream(file))) {
			png.writeLong(0x89504E470D0A1A0AL);
			chunk(png, "IHDR", header.array());
			chunk(png, "IDAT", pixels.toByteArray());
			chunk(png, "IEND", new byte[0]);
		}
		return file;
	}

	private static void chunk(DataOutputStream png, String name, byte[] data) throws IOException {
		CRC32 sum = new CRC32();
		sum.update(name.getBytes(StandardCharsets.US_ASCII));
		sum.update(data);
		png.writeInt(data.length);
		png.writeBytes(name);
		png.write(data);
		png.writeInt((int) sum.getValue());
	}

	private String refusal(Limits limits) {
		StageException refused = catchThrowableOfType(StageException.class, () -> {
			Clip clip = Clips.open(file, limits);
			Reading.frames(clip);
			Reading.sound(clip);
		});
		assertThat(refused).as("refusal").isNotNull();
		assertThat(refused.subject()).isEqualTo(file.toString());
		return refused.reason();
	}
}
