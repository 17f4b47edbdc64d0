package org.demeanor.media.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;

import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.Limits;
import org.demeanor.media.MadeVideo;
import org.demeanor.media.Reading;
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
