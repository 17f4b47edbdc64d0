package org.demeanor.analysis;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.demeanor.CancelledException;
import org.demeanor.ProgressMonitor;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.fusion.StreamState;
import org.demeanor.media.Clip;
import org.demeanor.media.ForwardingClip;
import org.demeanor.media.ForwardingFrameReader;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.SoundReader;

/**
 * A clip that ends when its monitor says so; the streams then finish with what they have read. Two threads may read
 * pictures and sound.
 */
final class MonitoredClip extends ForwardingClip {

	private final ProgressMonitor monitor;
	private CancelledException cut;

	MonitoredClip(Clip clip, ProgressMonitor monitor) {
		super(clip);
		this.monitor = monitor;
	}

	/** Where the monitor ended it; empty if it did not. */
	synchronized Optional<CancelledException> cut() {
		return Optional.ofNullable(cut);
	}

	/** The state of a stream in which something was not found. If reading stopped early, absence proves nothing. */
	StreamState missing(StreamState state) {
		return cut().isPresent() ? StreamState.FAILED : state;
	}

	@Override
	protected FrameReader wrap(FrameReader frames) {
		return new Frames(frames);
	}

	@Override
	protected SoundReader wrap(SoundReader sound) {
		return new Sound(sound);
	}

	private synchronized boolean cutHere(Stage stage, String reached) {
		if (cut == null && monitor.cancelled())
			cut = new CancelledException(stage, name(), reached);
		return cut != null;
	}

	private final class Frames extends ForwardingFrameReader {

		private int next;

		Frames(FrameReader frames) {
			super(frames);
		}

		@Override
		public Frame read() throws StageException {
			if (cutHere(Stage.FACE, "after " + next + " frames"))
				return null;
			Frame frame = super.read();
			if (frame != null)
				monitor.frame(next++);
			return frame;
		}

		@Override
		public boolean skip() throws StageException {
			if (cutHere(Stage.FACE, "after " + next + " frames"))
				return false;
			boolean skipped = super.skip();
			if (skipped)
				monitor.frame(next++);
			return skipped;
		}
	}

	private final class Sound implements SoundReader {

		private final SoundReader sound;
		private long samples;

		Sound(SoundReader sound) {
			this.sound = sound;
		}

		@Override
		public double startSeconds() {
			return sound.startSeconds();
		}

		@Override
		public int read(float[] buffer, int offset, int length) throws StageException {
			if (cutHere(Stage.VOICE, "after " + samples / SAMPLE_RATE + " s of its sound"))
				return -1;
			int count = sound.read(buffer, offset, length);
			if (count > 0) {
				samples += count;
				monitor.sound((double) samples / SAMPLE_RATE);
			}
			return count;
		}

		@Override
		public OptionalDouble cutOffSeconds() {
			return sound.cutOffSeconds();
		}

		@Override
		public List<String> notes() {
			return sound.notes();
		}

		@Override
		public void close() {
			sound.close();
		}
	}
}
