package org.demeanor.media.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.Limits;
import org.demeanor.media.SoundReader;
import org.junit.jupiter.api.Test;

/** Clips that are held ready for their first reader. */
class ReadyClipTest {

	private static final Path SAMPLE = Path.of("..", "models", "sample", "sample.mp4");

	@Test
	void everyReaderBeginsAtTheBeginning() throws StageException {
		Clip usual = Clips.open(SAMPLE);
		Clip ready = Clips.openReady(SAMPLE, Limits.DEFAULT);
		for (int time = 0; time < 2; time++) {
			assertThat(sound(ready)).containsExactly(sound(usual));
			assertThat(firstFrame(ready).bgr()).isEqualTo(firstFrame(usual).bgr());
		}
		ready.release();
		assertThat(sound(ready)).containsExactly(sound(usual));
	}

	@Test
	void aClipCanBeReleasedUnread() throws StageException {
		Clip ready = Clips.openReady(SAMPLE, Limits.DEFAULT);
		ready.release();
		ready.release();
		assertThat(firstFrame(ready).bgr()).isEqualTo(firstFrame(Clips.open(SAMPLE)).bgr());
	}

	// -- Helper methods --

	private static float[] sound(Clip clip) throws StageException {
		try (SoundReader reader = clip.openSound()) {
			float[] samples = new float[SoundReader.SAMPLE_RATE];
			for (int filled = 0; filled < samples.length;)
				filled += reader.read(samples, filled, samples.length - filled);
			return samples;
		}
	}

	private static Frame firstFrame(Clip clip) throws StageException {
		try (FrameReader frames = clip.openFrames()) {
			return frames.read();
		}
	}
}
