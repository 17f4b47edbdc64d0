package org.demeanor.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

import org.demeanor.Samples;
import org.demeanor.StageException;
import org.demeanor.media.open.Clips;
import org.junit.jupiter.api.Test;

class PrefetchingClipTest {

	private static final IntPredicate THIRD = frame -> frame % 3 == 0;

	@Test
	void itsFramesAreThoseOfTheClipToTheLast() throws StageException {
		Clip clip = Clips.open(Samples.DRAWN);
		int frames = 0;
		try (FrameReader plain = clip.openFrames(); FrameReader ahead = new PrefetchingClip(clip, THIRD).openFrames(2, THIRD)) {
			boolean more = true;
			while (more) {
				if (THIRD.test(frames)) {
					Frame expected = plain.read();
					Frame frame = ahead.read();
					more = expected != null;
					assertThat(frame == null).isEqualTo(!more);
					if (more) {
						assertThat(frame.index()).isEqualTo(expected.index());
						assertThat(frame.timeSeconds()).isEqualTo(expected.timeSeconds());
						assertThat(Arrays.equals(frame.bgr(), expected.bgr())).isTrue();
						plain.recycle(expected);
						ahead.recycle(frame);
					}
				}
				else {
					more = plain.skip();
					assertThat(ahead.skip()).isEqualTo(more);
				}
				if (more)
					frames++;
			}
			assertThat(ahead.skip()).isFalse();
		}
		assertThat(frames).isEqualTo(200);
	}

	/** Else two threads would wait for each other for each frame that nobody wants. */
	@Test
	void skippedFramesDoNotWaitForTheReader() throws StageException, InterruptedException {
		CountDownLatch reached = new CountDownLatch(1);
		IntPredicate few = frame -> {
			if (frame == 150)
				reached.countDown();
			return frame == 0 || frame == 150;
		};
		try (FrameReader frames = new PrefetchingClip(Clips.open(Samples.DRAWN), few).openFrames()) {
			assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
			assertThat(frames.read().index()).isZero();
			for (int frame = 1; frame < 150; frame++)
				assertThat(frames.skip()).isTrue();
			assertThat(frames.read().index()).isEqualTo(150);
			for (int frame = 151; frame < 200; frame++)
				assertThat(frames.skip()).isTrue();
			assertThat(frames.skip()).isFalse();
		}
	}

	@Test
	void closedEarlyItLeavesNoThread() throws StageException {
		Clip clip = new PrefetchingClip(Clips.open(Samples.DRAWN), THIRD);
		try (FrameReader frames = clip.openFrames()) {
			assertThat(frames.read()).isNotNull();
		}
		Set<String> left = Thread.getAllStackTraces().keySet().stream().map(Thread::getName).collect(Collectors.toSet());
		assertThat(left).doesNotContain("frames ahead");
	}

	@Test
	void aFailureIsTheReadersAndStays() throws StageException {
		Clip clip = new PrefetchingClip(Clips.open(Samples.DRAWN), frame -> {
			if (frame == 2)
				throw new IllegalStateException("at frame 2");
			return true;
		});
		try (FrameReader frames = clip.openFrames()) {
			frames.read();
			frames.read();
			for (int i = 0; i < 2; i++)
				assertThatThrownBy(frames::read).hasRootCauseMessage("at frame 2");
		}
	}

	@Test
	void aFrameNobodyAskedForCannotBeRead() throws StageException {
		try (FrameReader frames = new PrefetchingClip(Clips.open(Samples.DRAWN), THIRD).openFrames()) {
			frames.read();
			assertThatThrownBy(frames::read).isInstanceOf(IllegalStateException.class);
		}
	}
}
