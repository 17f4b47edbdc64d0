package org.demeanor.imagej.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.imagej.RecordingClip;
import org.demeanor.media.FrameReader;
import org.junit.jupiter.api.Test;

class VideoClipTest {

	@Test
	void theFileIsToldWhichFramesAreReadAndByHowManyThreads() throws StageException {
		RecordingClip file = new RecordingClip();
		try (FrameReader frames = new VideoClip("title", file, Optional.empty()).openFrames(3, frame -> frame % 3 == 0)) {
			assertThat(frames.read().index()).isZero();
		}
		assertThat(file.opened).isEqualTo("3 false");
	}
}
