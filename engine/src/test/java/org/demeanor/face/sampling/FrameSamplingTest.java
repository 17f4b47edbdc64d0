package org.demeanor.face.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameSamplingTest {

	@ParameterizedTest
	@ValueSource(doubles = { 9.99, 10, 25, 29.97, 120 })
	void atUsualRatesEveryThirdFrameCounts(double rate) {
		assertThat(looked(FrameSampling.STANDARD.at(OptionalDouble.of(rate)))).containsExactly(0, 3, 6, 9);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.01, 1, 2.9, 5, 9.5 })
	void atLowRatesEveryFrameCounts(double rate) {
		assertThat(looked(FrameSampling.STANDARD.at(OptionalDouble.of(rate)))).hasSize(10);
	}

	@Test
	void whatTheUserOrTheReferenceSaysHoldsAtAnyRate() {
		assertThat(looked(new FrameSampling(2, 8, 3).at(OptionalDouble.of(1)))).containsExactly(3, 6);
		assertThat(FrameSampling.REFERENCE.at(OptionalDouble.of(1))).isEqualTo(FrameSampling.REFERENCE);
	}

	@Test
	void aClipThatTellsNoRateIsTakenForAUsualOne() {
		assertThat(FrameSampling.STANDARD.at(OptionalDouble.empty())).isEqualTo(FrameSampling.STANDARD);
	}

	private static List<Integer> looked(FrameSampling sampling) {
		return IntStream.range(0, 10).filter(sampling::includes).boxed().toList();
	}
}
