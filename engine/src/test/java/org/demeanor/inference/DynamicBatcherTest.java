package org.demeanor.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;
import org.junit.jupiter.api.Test;

/** An item here is one number, which tells where in its scores the largest one stands. */
class DynamicBatcherTest {

	private static final int MOST = 4;

	/** Items of each call. */
	private final List<Integer> calls = Collections.synchronizedList(new ArrayList<>());
	private final CountDownLatch called = new CountDownLatch(1);
	private final CountDownLatch release = new CountDownLatch(1);

	@Test
	void whatIsAskedForDuringACallGoesIntoTheNext() throws Exception {
		try (DynamicBatcher joined = new DynamicBatcher(this::held, MOST)) {
			List<PendingScores> pending = new ArrayList<>(List.of(joined.ask(new float[] { 6 }, 1)));
			called.await();
			// 1 + 2 + 1 fit, and one more does not.
			for (float[] items : new float[][] { { 0 }, { 1, 2 }, { 3 }, { 4 } })
				pending.add(joined.ask(items, items.length));
			release.countDown();
			assertThat(places(pending.get(0))).containsExactly(6);
			assertThat(places(pending.get(1))).containsExactly(0);
			assertThat(places(pending.get(2))).containsExactly(1, 2);
			assertThat(places(pending.get(3))).containsExactly(3);
			assertThat(places(pending.get(4))).containsExactly(4);
		}
		assertThat(calls).containsExactly(1, 4, 1);
	}

	@Test
	void aFailureIsTheirsWhoseCallItWas() throws Exception {
		try (DynamicBatcher joined = new DynamicBatcher((inputs, items) -> {
			if (inputs.get(0)[0] < 0)
				throw new StageException(Stage.MODEL, "net", "fails");
			return held(inputs, items);
		}, MOST)) {
			release.countDown();
			PendingScores failing = joined.ask(new float[] { -1 }, 1);
			assertThatThrownBy(failing::get).isInstanceOf(StageException.class).hasMessageContaining("fails");
			assertThat(places(joined.ask(new float[] { 5 }, 1))).containsExactly(5);
		}
	}

	@Test
	void closingWaitsForWhatWasAskedFor() throws Exception {
		List<PendingScores> pending = new ArrayList<>();
		try (DynamicBatcher joined = new DynamicBatcher(this::held, MOST)) {
			for (int i = 0; i < 7; i++)
				pending.add(joined.ask(new float[] { i }, 1));
			release.countDown();
		}
		assertThat(calls.stream().mapToInt(Integer::intValue).sum()).isEqualTo(7);
		for (int i = 0; i < 7; i++)
			assertThat(places(pending.get(i))).containsExactly(i);
	}

	// -- Helper methods --

	/** A call that ends when it is let. */
	private List<NetAnswer> held(List<float[]> inputs, int items) {
		calls.add(items);
		called.countDown();
		try {
			release.await();
		}
		catch (InterruptedException interrupted) {
			throw new AssertionError(interrupted);
		}
		List<NetAnswer> scores = new ArrayList<>();
		for (float[] part : inputs)
			for (float place : part) {
				double[] values = new double[Emotion.count()];
				values[(int) place] = 1;
				scores.add(new NetAnswer(Scores.of(values)));
			}
		return scores;
	}

	private static List<Integer> places(PendingScores pending) throws StageException {
		return pending.get().stream().map(scores -> scores.top().ordinal()).toList();
	}
}
