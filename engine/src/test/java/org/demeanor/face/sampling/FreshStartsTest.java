package org.demeanor.face.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

class FreshStartsTest {

	@Test
	void aStretchHoldsTenSecondsOfAFilm() {
		FreshStarts starts = FreshStarts.of(FrameSampling.STANDARD, OptionalDouble.of(30));
		assertThat(starts.number(0)).isZero();
		assertThat(starts.number(9.99)).isZero();
		assertThat(starts.number(10)).isEqualTo(1);
		assertThat(starts.before(39)).isEqualTo(30);
		assertThat(FreshStarts.of(FrameSampling.STANDARD, OptionalDouble.empty())).isEqualTo(starts);
	}

	@Test
	void andTenSamplesAtLeast() {
		assertThat(FreshStarts.of(FrameSampling.STANDARD.every(3), OptionalDouble.of(30)).before(75)).isEqualTo(60);
		assertThat(FreshStarts.of(new FrameSampling(0, 100, 2), OptionalDouble.of(.1)).before(399)).isEqualTo(200);
	}
}
