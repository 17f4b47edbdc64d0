package org.demeanor.face.sampling;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameIndex;
import org.demeanor.media.FrameReader;
import org.demeanor.media.TimeSpan;

/**
 * Which frames of a clip are looked at: the sampled ones, or only those of them that lie within stretches of time.
 * Tracker and detector go by what they saw before, so they look at the frames of two seconds before a stretch, too, and at
 * those back to the detector's last fresh start.
 */
public final class FrameSelection {

	/** Longer than a face is remembered, and ten samples of a film. */
	private static final double BEFORE_SECONDS = 2;

	/** People move by more than their face between frames that are further apart. */
	private static final double SPARSE_SECONDS = .4;

	/** Half a frame of a film, and what rounding to hundredths costs. */
	private static final double MOST_TOLERANCE = .02;

	private final FrameSampling sampling;
	private final FreshStarts starts;
	/** Stretches of time whose frames count; empty for the whole clip. */
	private final List<TimeSpan> spans;
	/** The same with the time before them. */
	private final List<TimeSpan> looks;
	/** Which frames are sampled, and which may lie in the stretches that are looked at, by number; all where only decoding tells. */
	private final IntPredicate sampled;
	private final IntPredicate within;
	private final boolean sampledByDecoding;
	private final double tolerance;

	private FrameSelection(FrameSampling sampling, FreshStarts starts, List<TimeSpan> spans, Optional<FrameIndex> index,
			double tolerance) {
		this.sampling = sampling;
		this.starts = starts;
		this.spans = List.copyOf(spans);
		this.tolerance = tolerance;
		looks = spans.stream()
				.map(span -> new TimeSpan(starts.before(span.startSeconds() - BEFORE_SECONDS), span.endSeconds())).toList();
		sampledByDecoding = sampling.byTime() && index.isEmpty();
		IntPredicate all = frame -> true;
		sampled = sampling.byTime() ? index.map(sampling::frames).orElse(all) : sampling::includes;
		within = spans.isEmpty() ? all : index.<IntPredicate>map(known -> frame -> frame < known.count()
				&& TimeSpan.hold(looks, known.seconds(frame) + tolerance)).orElse(all);
	}

	/**
	 * Asks a clip where its frames are, if times decide.
	 *
	 * @param spans stretches of time whose frames count; empty for the whole clip
	 * @throws StageException (stage media) if its pictures cannot be read
	 */
	public static FrameSelection of(Clip clip, FrameSampling sampling, List<TimeSpan> spans) throws StageException {
		boolean timesDecide = !spans.isEmpty() || sampling.byTime();
		return new FrameSelection(sampling, FreshStarts.of(sampling, clip.framesPerSecond()), spans,
				timesDecide ? clip.frameIndex() : Optional.empty(), tolerance(clip));
	}

	/**
	 * Returns how much before the ends of a stretch of time its frames begin and end: half a frame, at most
	 * {@value #MOST_TOLERANCE} s, so that ends belong to the nearest frames. Annotation files round times, or cut them off.
	 * 0 if the clip does not tell its rate.
	 */
	public static double tolerance(Clip clip) {
		return clip.framesPerSecond().isPresent() ? Math.min(MOST_TOLERANCE, .5 / clip.framesPerSecond().getAsDouble()) : 0;
	}

	/** Number of the last frame that may be sampled. */
	public int last() {
		return sampling.last();
	}

	/** Whether a frame tells little of where faces are on the next one, as others lie unseen between them. */
	public boolean isSparse() {
		return sampling.everySeconds() >= SPARSE_SECONDS;
	}

	/** Number of the stretch of time that a frame lies in; detection begins anew with each. */
	public long freshStart(Frame frame) {
		return starts.number(frame.timeSeconds());
	}

	/** Whether the frame with this number is read. */
	public boolean reads(int frame) {
		return sampled.test(frame) && within.test(frame);
	}

	/** Whether the frame with this number would be read, but for the stretches of time. */
	public boolean leavesOut(int frame) {
		return sampled.test(frame) && !within.test(frame);
	}

	/**
	 * The frames that are read, out of a reader for all that {@link #reads} names.
	 *
	 * @param frames closed with the returned reader
	 */
	public FrameReader of(FrameReader frames) {
		return sampledByDecoding ? new NearestFrames(frames, sampling.times(), sampling.first(), sampling.last()) : frames;
	}

	/** Whether faces are looked for on a frame that was read. */
	public boolean looksAt(Frame frame) {
		return looks.isEmpty() || TimeSpan.hold(looks, frame.timeSeconds() + tolerance);
	}

	/** Whether the faces on it count. */
	public boolean counts(Frame frame) {
		return spans.isEmpty() || TimeSpan.hold(spans, frame.timeSeconds() + tolerance);
	}
}
