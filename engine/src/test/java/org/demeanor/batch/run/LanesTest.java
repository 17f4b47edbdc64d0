package org.demeanor.batch.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LanesTest {

	/** Whoever hears of the fault closes the journal that the other lane still writes to. */
	@Test
	@Timeout(60)
	void aFaultIsToldWhenTheOtherLanesHaveLetGo() {
		CountDownLatch inHand = new CountDownLatch(1);
		CountDownLatch faulty = new CountDownLatch(1);
		AtomicBoolean finished = new AtomicBoolean();
		Lanes lanes = new Lanes(new IdleWorkers(), 2, Path.of("out"));
		assertThatThrownBy(() -> lanes.run(List.of(0, 1), (place, worker) -> {
			if (place == 0) {
				await(inHand);
				faulty.countDown();
				throw new IllegalArgumentException("a fault");
			}
			inHand.countDown();
			await(faulty);
			linger();
			finished.set(true);
		}, (place, died) -> {})).hasRootCauseMessage("a fault");
		assertThat(finished).isTrue();
	}

	// -- Helper methods --

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
		}
	}

	/** Gives a caller that does not wait the time to go on. */
	private static void linger() {
		try {
			Thread.sleep(500);
		}
		catch (InterruptedException stopped) {
			throw new IllegalStateException("given up while a clip was in hand", stopped);
		}
	}
}
