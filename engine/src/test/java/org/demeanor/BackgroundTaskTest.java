package org.demeanor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackgroundTaskTest {

	/** Nested calls; Java's usual stack of 1 MiB has room for a fraction of them. */
	private static final int DEEP = 150_000;

	@Test
	void itsOwnThreadBeginsAtOnceAndHasADeepStack() throws InterruptedException {
		CountDownLatch begun = new CountDownLatch(1);
		BackgroundTask<Integer, RuntimeException> work = new BackgroundTask<>(() -> {
			begun.countDown();
			return depth(DEEP);
		}, true);
		assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
		assertThat(work.get()).isEqualTo(DEEP);
	}

	@Test
	void withoutOneItIsDoneWhereItsResultIsAskedFor() {
		Thread[] worker = new Thread[1];
		BackgroundTask<Integer, RuntimeException> work = new BackgroundTask<>(() -> {
			worker[0] = Thread.currentThread();
			return 1;
		}, false);
		assertThat(worker[0]).isNull();
		assertThat(work.get()).isEqualTo(1);
		assertThat(worker[0]).isSameAs(Thread.currentThread());
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void whateverItThrowsIsHandedOnAsItIs(boolean ownThread) {
		for (Throwable failure : new Throwable[] { new IOException("checked"), new IllegalStateException("unchecked"),
				new StackOverflowError("fatal") })
			assertThatThrownBy(() -> new BackgroundTask<Integer, IOException>(() -> fail(failure), ownThread).get())
					.isSameAs(failure);
	}

	/** The work may use what its caller closes next. */
	@Test
	void anInterruptedCallerWaitsAndStaysInterrupted() throws InterruptedException {
		BackgroundTask<Boolean, InterruptedException> work = new BackgroundTask<>(() -> {
			Thread.sleep(100);
			return true;
		}, true);
		Thread.currentThread().interrupt();
		assertThat(work.get()).isTrue();
		assertThat(Thread.interrupted()).as("the caller is still interrupted").isTrue();
	}

	// -- Helper methods --

	private static int depth(int calls) {
		return calls == 0 ? 0 : 1 + depth(calls - 1);
	}

	private static Integer fail(Throwable failure) throws IOException {
		if (failure instanceof Error error)
			throw error;
		if (failure instanceof RuntimeException unchecked)
			throw unchecked;
		throw (IOException) failure;
	}
}
