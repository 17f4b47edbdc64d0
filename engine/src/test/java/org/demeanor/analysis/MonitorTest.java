package org.demeanor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.demeanor.ProgressMonitor;
import org.demeanor.Samples;
import org.demeanor.StageException;
import org.demeanor.fusion.StreamState;
import org.demeanor.media.open.Clips;
import org.demeanor.model.ModelStore;
import org.junit.jupiter.api.Test;

/** Watches an analysis and stops it. */
class MonitorTest {

	private static final int SAMPLED_UNTIL_25 = 9;

	@Test
	void whatWasFoundUntilThenIsKeptAndSaysThatItIsPartial() throws StageException {
		ClipResult whole = analyze(new Counting(Integer.MAX_VALUE, Integer.MAX_VALUE));
		ClipResult part = analyze(new Counting(25, Integer.MAX_VALUE));
		assertThat(part.partial()).isTrue();
		assertThat(part.status()).isEqualTo(ClipStatus.PARTIAL);
		assertThat(part.explanation()).endsWith("sample.mp4: face: cancelled after 25 frames, the result is partial");
		assertThat(part.faces().framesSampled()).isEqualTo(SAMPLED_UNTIL_25);
		assertThat(part.faces().observations()).isNotEmpty()
				.isEqualTo(whole.faces().observations().stream().filter(seen -> seen.frame() < 25).toList());
		assertThat(part.face().state()).isEqualTo(StreamState.SCORED);
		assertThat(part.voice().state()).isEqualTo(StreamState.FAILED);
		assertThat(whole.partial()).isFalse();
		assertThat(whole.status()).isEqualTo(ClipStatus.OK);
	}

	@Test
	void itCanBeStoppedInTheSoundToo() throws StageException {
		ClipResult part = analyze(new Counting(Integer.MAX_VALUE, 3));
		assertThat(part.partial()).isTrue();
		assertThat(part.face().state()).isEqualTo(StreamState.SCORED);
		assertThat(part.sound().durationSeconds()).isBetween(3., 4.);
	}

	@Test
	void stoppedBeforeItsStartItHasNothing() throws StageException {
		ClipResult part = analyze(new Counting(0, 0));
		assertThat(part.partial()).isTrue();
		assertThat(part.face().state()).isEqualTo(StreamState.FAILED);
		assertThat(part.fused()).isEmpty();
	}

	@Test
	void everyFrameIsToldOnceInOrder() throws StageException {
		Counting monitor = new Counting(Integer.MAX_VALUE, Integer.MAX_VALUE);
		analyze(monitor);
		assertThat(monitor.frames).hasSize(200).isSorted().doesNotHaveDuplicates();
	}

	private static ClipResult analyze(ProgressMonitor monitor) throws StageException {
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT, ModelStore.bundled(), 1, monitor)) {
			return analyzer.analyze(Clips.open(Samples.DRAWN));
		}
	}

	/** Stops after this many frames or this many seconds of sound. */
	private static final class Counting implements ProgressMonitor {

		private final List<Integer> frames = new ArrayList<>();
		private final int mostFrames;
		private final double mostSeconds;
		private double seconds;

		Counting(int mostFrames, double mostSeconds) {
			this.mostFrames = mostFrames;
			this.mostSeconds = mostSeconds;
		}

		@Override
		public boolean cancelled() {
			return frames.size() >= mostFrames || seconds >= mostSeconds;
		}

		@Override
		public void frame(int index) {
			frames.add(index);
		}

		@Override
		public void sound(double heard) {
			seconds = heard;
		}
	}
}
