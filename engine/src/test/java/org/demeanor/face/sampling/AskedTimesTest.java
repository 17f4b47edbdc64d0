package org.demeanor.face.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

import org.demeanor.StageException;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameIndex;
import org.demeanor.media.FrameReader;
import org.junit.jupiter.api.Test;

/** One frame for each asked time: known beforehand, and found by decoding. */
class AskedTimesTest {

	private static final FrameSampling EVERY_SECOND = FrameSampling.STANDARD.every(1);

	private record Film(List<Double> times, Set<Integer> keys) implements FrameIndex {

		/** Ten frames a second. */
		static Film of(int count, Integer... keys) {
			return new Film(IntStream.range(0, count).mapToObj(frame -> frame / 10.0).toList(), Set.of(keys));
		}

		@Override
		public int count() {
			return times.size();
		}

		@Override
		public double seconds(int frame) {
			return times.get(frame);
		}

		@Override
		public boolean standsAlone(int frame) {
			return keys.contains(frame);
		}
	}

	/** Counts how many frames are out and not given back. */
	private static final class Decoded implements FrameReader {

		private final Iterator<Double> times;
		private int next;
		private int out;

		private Decoded(Film film) {
			times = film.times.iterator();
		}

		@Override
		public Frame read() {
			if (!times.hasNext())
				return null;
			out++;
			return new Frame(next++, times.next(), 1, 1, new byte[3]);
		}

		@Override
		public boolean skip() {
			return read() != null;
		}

		@Override
		public void recycle(Frame frame) {
			out--;
		}

		@Override
		public void close() {
			// Nothing is open.
		}
	}

	@Test
	void withoutKeyFramesTheNearestIsTaken() throws StageException {
		assertBoth(Film.of(25, 0), EVERY_SECOND, 0, 10, 20);
		assertBoth(Film.of(26, 0), EVERY_SECOND, 0, 10, 20, 25);
	}

	@Test
	void aKeyFrameAroundTheTimeIsTakenInsteadOfANearerFrame() {
		assertThat(chosen(Film.of(40, 0, 7, 13, 29), EVERY_SECOND)).containsExactly(0, 7, 20, 29, 39);
	}

	@Test
	void ofTwoAsNearTheEarlierIsTaken() throws StageException {
		assertBoth(new Film(List.of(0.0, .75, 1.25, 2.25), Set.of()), EVERY_SECOND, 0, 1, 3);
	}

	@Test
	void timesWithoutFramesAreLeftOut() throws StageException {
		assertBoth(new Film(List.of(.2, .3, 7.9, 8.4, 8.5), Set.of()), EVERY_SECOND, 0, 2, 4);
	}

	@Test
	void ofFramesFurtherApartAllAreTaken() throws StageException {
		assertBoth(Film.of(4, 0), FrameSampling.STANDARD.every(.01), 0, 1, 2, 3);
	}

	@Test
	void keyFramesAloneLeaveTimesWithoutOne() {
		FrameSampling keys = FrameSampling.STANDARD.every(1, true);
		assertThat(chosen(Film.of(40, 0, 7, 13, 29), keys)).containsExactly(0, 7, 29);
		assertThat(chosen(Film.of(40), keys)).isEmpty();
		assertThat(chosen(Film.of(40, 3, 14, 17), new FrameSampling(4, 15, 1).every(1, true))).containsExactly(14);
		assertThat(FrameSampling.STANDARD.every(1, true).at(OptionalDouble.of(1))).isEqualTo(
				new FrameSampling(0, Integer.MAX_VALUE, 1, false, 1, true));
		assertThatIllegalArgumentException().isThrownBy(() -> FrameSampling.STANDARD.every(0, true));
	}

	@Test
	void onlyFramesOfTheRangeAreTaken() throws StageException {
		assertBoth(Film.of(40, 0), new FrameSampling(12, 31, 1).every(1), 12, 20, 30);
	}

	@Test
	void aNumberAloneDoesNotTell() {
		assertThatIllegalStateException().isThrownBy(() -> EVERY_SECOND.includes(0));
		assertThat(FrameSampling.STANDARD.every(0)).isEqualTo(FrameSampling.STANDARD);
		for (double wrong : new double[] { -1, Double.NaN, Double.POSITIVE_INFINITY })
			assertThatIllegalArgumentException().isThrownBy(() -> FrameSampling.STANDARD.every(wrong));
	}

	// -- Helper methods --

	private static void assertBoth(Film film, FrameSampling sampling, Integer... expected) throws StageException {
		assertThat(chosen(film, sampling)).containsExactly(expected);
		Decoded decoded = new Decoded(film);
		NearestFrames nearest = new NearestFrames(decoded, sampling.times(), sampling.first(), sampling.last());
		List<Integer> found = new ArrayList<>();
		for (Frame frame = nearest.read(); frame != null; frame = nearest.read()) {
			found.add(frame.index());
			nearest.recycle(frame);
			assertThat(decoded.out).isLessThanOrEqualTo(1);
		}
		assertThat(found).containsExactly(expected);
	}

	private static List<Integer> chosen(Film film, FrameSampling sampling) {
		return IntStream.range(0, film.count()).filter(sampling.frames(film)).boxed().toList();
	}
}
