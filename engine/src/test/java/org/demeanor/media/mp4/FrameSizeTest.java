package org.demeanor.media.mp4;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameSizeTest {

	@Test
	void isTheFramesOwnMadeEven() {
		assertThat(FrameSize.forFrame(1280, 720)).isEqualTo(new FrameSize(1280, 720));
		assertThat(FrameSize.forFrame(321, 241)).isEqualTo(new FrameSize(322, 242));
		assertThat(FrameSize.forFrame(321, 241).scale(321, 241)).isEqualTo(1);
	}

	@Test
	void isNeverTooSmallForAnEncoder() {
		assertThat(FrameSize.forFrame(1, 1)).isEqualTo(new FrameSize(16, 16));
	}

	@Test
	void isAtMost4KEitherWayRound() {
		assertThat(FrameSize.forFrame(7680, 4320)).isEqualTo(new FrameSize(3840, 2160));
		assertThat(FrameSize.forFrame(4320, 7680)).isEqualTo(new FrameSize(2160, 3840));
		assertThat(FrameSize.forFrame(7680, 4320).scale(7680, 4320)).isEqualTo(0.5);
		assertThat(FrameSize.forFrame(20_000, 16)).isEqualTo(new FrameSize(3840, 16));
	}
}
