package org.demeanor.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.junit.jupiter.api.Test;

class SoundAheadTest {

	@Test
	void itsSamplesAreThoseOfTheSoundToTheLast() throws StageException {
		for (int length : new int[] { 0, 1, 24_000, 24_001, 700_000 })
			try (SoundReader plain = new Rising(length); SoundReader ahead = new SoundAhead(new Rising(length))) {
				assertThat(ahead.startSeconds()).isEqualTo(1.5);
				assertThat(Arrays.equals(read(ahead, length), read(plain, length))).as("of %d", length).isTrue();
				for (int i = 0; i < 2; i++)
					assertThat(ahead.read(new float[1], 0, 1)).isEqualTo(-1);
				assertThat(ahead.cutOffSeconds()).hasValue(7);
				assertThat(ahead.notes()).containsExactly("a note");
			}
	}

	@Test
	void itIsReadWhileNobodyAsks() throws StageException, InterruptedException {
		Rising sound = new Rising(700_000);
		try (SoundReader ahead = new SoundAhead(sound)) {
			assertThat(sound.reached.await(30, TimeUnit.SECONDS)).isTrue();
			assertThat(read(ahead, 1)).containsExactly(0);
		}
	}

	/** Memory must not grow with the sound. */
	@Test
	void itIsNotReadFarAhead() throws StageException, InterruptedException {
		Rising sound = new Rising(48_000 * 600);
		try (SoundReader ahead = new SoundAhead(sound)) {
			assertThat(sound.reached.await(30, TimeUnit.SECONDS)).isTrue();
			while (decoding().getState() == Thread.State.RUNNABLE)
				Thread.sleep(1);
			assertThat(sound.next).isLessThan(48_000 * 10);
			assertThat(read(ahead, 1)).containsExactly(0);
		}
	}

	@Test
	void closedEarlyItWaitsForItsThreadAndClosesTheSound() throws StageException {
		Rising sound = new Rising(48_000 * 600);
		try (SoundReader ahead = new SoundAhead(sound)) {
			read(ahead, 10);
		}
		assertThat(sound.closed).isTrue();
		assertThat(sound.readClosed).isFalse();
		assertThat(sound.next).isLessThan(48_000 * 20);
	}

	@Test
	void aFailureComesBehindTheSamplesBeforeItAndStays() throws StageException {
		for (Throwable failure : List.of(new StageException(Stage.MEDIA, "clip.wav", "broken"), new IllegalStateException("fault"),
				new StackOverflowError("deep"))) {
			Rising sound = new Rising(700_000);
			sound.failure = failure;
			try (SoundReader ahead = new SoundAhead(sound)) {
				assertThat(read(ahead, 300_000)).hasSize(300_000);
				for (int i = 0; i < 2; i++)
					assertThatThrownBy(() -> read(ahead, 700_000)).isSameAs(failure);
			}
			assertThat(sound.closed).isTrue();
		}
	}

	/** An error that nobody came to stays with the sound, as if that had not been read so far. */
	@Test
	void closedBeforeAFailureItSaysNothing() throws StageException, InterruptedException {
		Rising sound = new Rising(700_000);
		sound.failure = new StageException(Stage.MEDIA, "clip.wav", "broken");
		try (SoundReader ahead = new SoundAhead(sound)) {
			read(ahead, 250_000);
			assertThat(sound.failed.await(30, TimeUnit.SECONDS)).isTrue();
		}
		assertThat(sound.closed).isTrue();
	}

	private static Thread decoding() {
		return Thread.getAllStackTraces().entrySet().stream().filter(SoundAheadTest::decodes).map(Map.Entry::getKey).findFirst()
				.orElseThrow();
	}

	private static boolean decodes(Map.Entry<Thread, StackTraceElement[]> thread) {
		return List.of(thread.getValue()).stream().anyMatch(call -> call.getClassName().equals(SoundAhead.class.getName()));
	}

	private static float[] read(SoundReader sound, int most) throws StageException {
		float[] samples = new float[most];
		int count = 0;
		for (int filled = 0; filled < most && count >= 0; filled += Math.max(0, count))
			count = sound.read(samples, filled, Math.min(997, most - filled));
		return samples;
	}

	/** Rising samples, 1,024 at a time. */
	private static final class Rising implements SoundReader {

		private final int length;
		private final CountDownLatch reached = new CountDownLatch(100_000);
		private final CountDownLatch failed = new CountDownLatch(1);
		private volatile int next;
		private volatile boolean closed;
		private volatile boolean readClosed;
		/** Behind 300,000 samples; {@code null} for none. */
		private Throwable failure;

		Rising(int length) {
			this.length = length;
		}

		@Override
		public double startSeconds() {
			return 1.5;
		}

		@Override
		public int read(float[] samples, int offset, int most) throws StageException {
			readClosed |= closed;
			int end = failure == null ? length : Math.min(length, 300_000);
			if (next == end && failure != null)
				fail();
			int count = Math.min(Math.min(1024, most), end - next);
			for (int i = 0; i < count; i++)
				samples[offset + i] = next + i;
			next += count;
			for (int i = 0; i < count; i++)
				reached.countDown();
			return count == 0 ? -1 : count;
		}

		private void fail() throws StageException {
			failed.countDown();
			if (failure instanceof StageException told)
				throw told;
			if (failure instanceof Error fatal)
				throw fatal;
			throw (RuntimeException) failure;
		}

		@Override
		public OptionalDouble cutOffSeconds() {
			return OptionalDouble.of(7);
		}

		@Override
		public List<String> notes() {
			return List.of("a note");
		}

		@Override
		public void close() {
			closed = true;
		}
	}
}
