package org.demeanor.batch.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;

import org.demeanor.batch.worker.Isolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SelfWatchTest {

	private static final long PLENTY = 1L << 50;

	private final AtomicInteger ends = new AtomicInteger();

	@Test
	@Timeout(60)
	void endsBeyondTheMemory() {
		new SelfWatch(new Isolation(3600, 1 << 20), ends::incrementAndGet).run();
		assertThat(ends).hasValue(1);
	}

	@Test
	@Timeout(60)
	void endsBeyondTheTimeOfTheClip() {
		SelfWatch watch = new SelfWatch(new Isolation(.1, true, PLENTY), ends::incrementAndGet);
		watch.opened(.1);
		watch.run();
		assertThat(ends).hasValue(1);
	}

	@Test
	void aLongClipHasMoreTime() throws InterruptedException {
		SelfWatch watch = new SelfWatch(new Isolation(.1, true, PLENTY), ends::incrementAndGet);
		watch.opened(3600);
		Thread running = new Thread(watch::run);
		running.start();
		running.join(1000);
		assertThat(running.isAlive()).isTrue();
		running.interrupt();
		running.join();
		assertThat(ends).hasValue(0);
	}
}
