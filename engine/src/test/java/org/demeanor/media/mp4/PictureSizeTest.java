package org.demeanor.media.mp4;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PictureSizeTest {

	@Test
	void isTheFramesOwnMadeEven() {
		assertThat(PictureSize.forFrame(1280, 720)).isEqualTo(new PictureSize(1280, 720));
		assertThat(PictureSize.forFrame(321, 241)).isEqualTo(new PictureSize(322, 242));
		assertThat(PictureSize.forFrame(321, 241).scale(321, 241)).isEqualTo(1);
	}

	@Test
	void isNeverTooSmallForAnEncoder() {
		assertThat(PictureSize.forFrame(1, 1)).isEqualTo(new PictureSize(16, 16));
	}

	@Test
	void isAtMost4KEitherWayRound() {
		assertThat(PictureSize.forFrame(7680, 4320)).isEqualTo(new PictureSize(3840, 2160));
		assertThat(PictureSize.forFrame(4320, 7680)).isEqualTo(new PictureSize(2160, 3840));
		assertThat(PictureSize.forFrame(7680, 4320).scale(7680, 4320)).isEqualTo(0.5);
		assertThat(PictureSize.forFrame(20_000, 16)).isEqualTo(new PictureSize(3840, 16));
	}
}
