package org.demeanor.face.sampling;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.TimeSpan;

/**
 * Which frames of a clip are looked at: the sampled ones, and of these perhaps only those within stretches of time.
 * Detector and tracker go by what they saw before, so they look at the frames of two seconds before a stretch, too.
 *
 * @param sampling of the frames
 * @param spans stretches of time whose frames count; empty for the whole clip
 * @param looks the same with the time before them
 * @param within which frames may lie in the latter, by number; all where only decoding tells
 */
public record FrameSelection(FrameSampling sampling, List<TimeSpan> spans, List<TimeSpan> looks, IntPredicate within) {

	/** Longer than a face is remembered, and ten samples of a film. */
	private static final double BEFORE_SECONDS = 2;

	public FrameSelection {
		spans = List.copyOf(spans);
		looks = List.copyOf(looks);
	}

	/**
	 * Asks a clip where its frames are.
	 *
	 * @throws StageException (stage media) if its pictures cannot be read
	 */
	public static FrameSelection of(Clip clip, FrameSampling sampling, List<TimeSpan> spans) throws StageException {
		List<TimeSpan> looks = spans.stream()
				.map(span -> new TimeSpan(span.startSeconds() - BEFORE_SECONDS, span.endSeconds())).toList();
		Optional<IntPredicate> known = spans.isEmpty() ? Optional.empty() : clip.framesWithin(looks);
		return new FrameSelection(sampling, spans, looks, known.orElse(frame -> true));
	}

	/** Whether the frame with this number is read. */
	public boolean reads(int frame) {
		return sampling.includes(frame) && within.test(frame);
	}

	/** Whether faces are looked for on a frame that was read. */
	public boolean looksAt(Frame frame) {
		return looks.isEmpty() || TimeSpan.hold(looks, frame.timeSeconds());
	}

	/** Whether the faces on it count. */
	public boolean counts(Frame frame) {
		return spans.isEmpty() || TimeSpan.hold(spans, frame.timeSeconds());
	}
}
