package org.demeanor.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

/** When a long run says something, by a clock of the test's own. */
class HalfMinutesTest {

	private static final long SECOND = 1_000_000_000;

	@Test
	void eachIsOverOnceAndTheNextBeginsThen() {
		AtomicLong now = new AtomicLong(Long.MAX_VALUE - SECOND);
		HalfMinutes halves = new HalfMinutes(now::get);
		assertThat(halves.isOver()).isFalse();
		now.addAndGet(29 * SECOND);
		assertThat(halves.isOver()).as("after 29 s, with a clock that has begun anew").isFalse();
		now.addAndGet(16 * SECOND);
		assertThat(halves.isOver()).as("after 45 s").isTrue();
		assertThat(halves.isOver()).as("again").isFalse();
		now.addAndGet(29 * SECOND);
		assertThat(halves.isOver()).as("29 s later").isFalse();
		now.addAndGet(SECOND);
		assertThat(halves.isOver()).as("30 s later").isTrue();
	}
}
