package org.demeanor.timeline;

import java.util.List;
import java.util.Optional;

import org.demeanor.media.TimeSpan;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;
import org.demeanor.voice.WindowScores;

/** The mean scores of a voice's windows over a stretch of time. */
public final class WindowMean {

	private WindowMean() {}

	/**
	 * Returns the mean of the windows over stretches, each weighted by its speech and by the share of it that lies inside. What a
	 * window holds beyond the clip's ends is padding and counts nothing.
	 *
	 * @param spans the stretches; no two of them overlap
	 * @param clipSeconds the clip's length
	 * @return not calibrated; empty if no window with speech reaches into one
	 */
	public static Optional<Scores> over(List<WindowScores> windows, List<TimeSpan> spans, double clipSeconds) {
		double[] sums = new double[Emotion.count()];
		double weights = 0;
		for (WindowScores window : windows) {
			double inside = 0;
			for (TimeSpan span : spans)
				inside += Math.max(0, Math.min(window.endSeconds(), Math.min(span.endSeconds(), clipSeconds))
						- Math.max(window.startSeconds(), span.startSeconds()));
			double length = Math.min(window.endSeconds(), clipSeconds) - Math.max(window.startSeconds(), 0);
			if (inside <= 0 || length <= 0)
				continue;
			double weight = inside / length * window.weight();
			weights += weight;
			for (Emotion emotion : Emotion.all())
				sums[emotion.ordinal()] += weight * window.scores().get(emotion);
		}
		if (weights == 0)
			return Optional.empty();
		for (int i = 0; i < sums.length; i++)
			sums[i] /= weights;
		return Optional.of(Scores.of(sums));
	}
}
