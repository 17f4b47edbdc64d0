package org.demeanor.imagej.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;

import org.demeanor.CancelledException;
import org.demeanor.ProgressMonitor;
import org.demeanor.StageException;
import org.demeanor.imagej.RecordingClip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.junit.jupiter.api.Test;

class StoppableClipTest {

	@Test
	void framesAreGivenBackToWhoeverReadThem() throws StageException {
		RecordingClip clip = new RecordingClip();
		try (FrameReader frames = new StoppableClip(clip, ProgressMonitor.NONE).openFrames()) {
			Frame frame = frames.read();
			frames.recycle(frame);
			assertThat(clip.recycled).containsExactly(frame);
		}
	}

	@Test
	void afterAStopThereIsNoFrame() throws StageException {
		AtomicBoolean stopped = new AtomicBoolean();
		ProgressMonitor monitor = new ProgressMonitor() {

			@Override
			public boolean cancelled() {
				return stopped.get();
			}
		};
		try (FrameReader frames = new StoppableClip(new RecordingClip(), monitor).openFrames()) {
			assertThat(frames.read().index()).isZero();
			stopped.set(true);
			assertThatThrownBy(frames::read).isInstanceOf(CancelledException.class)
					.hasMessage("recording: report: was stopped; nothing is written");
		}
	}
}
