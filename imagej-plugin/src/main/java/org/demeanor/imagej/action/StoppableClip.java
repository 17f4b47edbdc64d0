package org.demeanor.imagej.action;

import org.demeanor.CancelledException;
import org.demeanor.ProgressMonitor;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.ForwardingClip;
import org.demeanor.media.ForwardingFrameReader;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;

/** A clip whose frames fail once its monitor says stop: half a video is none, and nothing of it stays. */
final class StoppableClip extends ForwardingClip {

	private final ProgressMonitor monitor;

	StoppableClip(Clip clip, ProgressMonitor monitor) {
		super(clip);
		this.monitor = monitor;
	}

	@Override
	protected FrameReader wrap(FrameReader frames) {
		return new ForwardingFrameReader(frames) {

			@Override
			public Frame read() throws StageException {
				if (monitor.cancelled())
					throw CancelledException.withoutResult(Stage.REPORT, name());
				return super.read();
			}
		};
	}
}
