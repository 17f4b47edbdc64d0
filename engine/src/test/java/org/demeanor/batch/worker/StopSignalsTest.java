package org.demeanor.batch.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

class StopSignalsTest {

	private final List<String> heard = new ArrayList<>();
	private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
	private final Consumer<String> requests = StopSignals.requests(() -> heard.add("stop"), heard::add, clock::get);

	@Test
	void signalsWithinTwoSecondsAreOneRequest() {
		for (long millis : new long[] { 0, 9, 1000, 900 })
			signal("soon", millis);
		assertThat(heard).containsExactly("stop");
	}

	@Test
	void aLaterOneIsAnother() {
		signal("first", 0);
		signal("second", 2001);
		assertThat(heard).containsExactly("stop", "second");
	}

	private void signal(String signal, long millisLater) {
		clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(millisLater));
		requests.accept(signal);
	}
}
