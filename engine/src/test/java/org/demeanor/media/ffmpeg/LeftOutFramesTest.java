package org.demeanor.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

import org.demeanor.Samples;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.open.Clips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class LeftOutFramesTest {

	private static final IntPredicate THIRD = frame -> frame % 3 == 0;
	private static final IntPredicate FROM_THE_TWENTY_FIRST = frame -> frame > 20 && frame % 3 == 0;

	@Test
	@EnabledIfEnvironmentVariable(named = "DEMEANOR_DATA", matches = ".+")
	void whatIsReadIsTheSameWhateverIsLeftOut() throws IOException {
		try (Stream<Path> files = Files.list(Samples.real("clips"))) {
			for (Path file : files.toList())
				compare(Clips.open(file), 1, THIRD);
		}
		compare(Clips.open(Samples.real("clips", "s18.mp4")), 2, FROM_THE_TWENTY_FIRST);
	}

	@Test
	void ofAClipWithoutSuchFramesToo() throws IOException {
		compare(Clips.open(Samples.DRAWN), 1, THIRD);
	}

	@Test
	@EnabledIfEnvironmentVariable(named = "DEMEANOR_DATA", matches = ".+")
	void aFrameThatWasLeftOutCannotBeRead() throws IOException {
		try (FrameReader frames = Clips.open(Samples.real("clips", "s18.mp4")).openFrames(1, frame -> false)) {
			assertThatThrownBy(() -> {
				while (frames.read() != null) {
					// The first that no other frame needs is refused.
				}
			}).isInstanceOf(IllegalStateException.class).hasMessageContaining("was not to be read");
		}
	}

	private static void compare(Clip clip, int threads, IntPredicate read) throws IOException {
		try (FrameReader all = clip.openFrames(); FrameReader some = clip.openFrames(threads, read)) {
			boolean more = true;
			for (int i = 0; more; i++) {
				if (!read.test(i)) {
					more = all.skip();
					assertThat(some.skip()).as("%s, whether there is a frame %d", clip.name(), i).isEqualTo(more);
					continue;
				}
				Frame expected = all.read();
				Frame found = some.read();
				more = expected != null;
				assertThat(found == null).as("%s, end at %d", clip.name(), i).isEqualTo(!more);
				if (more) {
					assertThat(found.index()).isEqualTo(i);
					assertThat(found.timeSeconds()).isEqualTo(expected.timeSeconds());
					assertThat(found.bgr()).as("%s, frame %d", clip.name(), i).isEqualTo(expected.bgr());
				}
			}
		}
	}
}
