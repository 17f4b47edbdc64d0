package org.demeanor.timeline;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/**
 * What a stretch of a timeline says of one emotion, by one stream of one person. A step counts by the time that it shares with the
 * stretch; a step without an answer of the stream counts nothing. An episode is a run of adjacent steps with the emotion as label.
 *
 * @param seconds with an answer of the stream
 * @param share of these with the emotion as label, 0 to 1
 * @param mean of its score, each step weighted by its time
 * @param peak the largest score
 * @param peakSeconds when the first step with the peak begins, in the clip's time
 * @param episodes number of episodes
 * @param episodeSeconds their mean length; empty without one
 * @param latencySeconds from the stretch's begin to the first episode's; empty without one
 */
public record Summary(double seconds, double share, double mean, double peak, double peakSeconds, int episodes,
		OptionalDouble episodeSeconds, OptionalDouble latencySeconds) {

	/** Times in tables have six decimals. */
	private static final double HAIR = 1e-6;

	/**
	 * Sums up a stretch.
	 *
	 * @param rows of one person, by time
	 * @param stream whose answers count
	 * @return empty if the stream has no answer in the stretch
	 */
	public static Optional<Summary> of(List<TimelineRow> rows, Function<TimelineRow, Optional<Scores>> stream, Emotion emotion,
			double start, double end) {
		double seconds = 0;
		double labelled = 0;
		double sum = 0;
		double peak = -1;
		double peakSeconds = 0;
		int episodes = 0;
		OptionalDouble latency = OptionalDouble.empty();
		double goesOnAt = Double.NaN;
		for (TimelineRow row : rows) {
			double from = Math.max(start, row.timeSeconds());
			double length = Math.min(end, row.endSeconds()) - from;
			Optional<Scores> scores = stream.apply(row);
			if (!(length > 0) || scores.isEmpty())
				continue;
			double score = scores.get().get(emotion);
			seconds += length;
			sum += length * score;
			if (score > peak) {
				peak = score;
				peakSeconds = row.timeSeconds();
			}
			if (scores.get().top() != emotion)
				continue;
			labelled += length;
			if (!(Math.abs(row.timeSeconds() - goesOnAt) <= HAIR))
				episodes++;
			if (latency.isEmpty())
				latency = OptionalDouble.of(from - start);
			goesOnAt = row.endSeconds();
		}
		return seconds == 0 ? Optional.empty() : Optional.of(new Summary(seconds, labelled / seconds, sum / seconds, peak, peakSeconds,
				episodes, episodes == 0 ? OptionalDouble.empty() : OptionalDouble.of(labelled / episodes), latency));
	}
}
