package org.demeanor.timeline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.demeanor.score.NamedValues;

/**
 * What a stretch of a timeline says of a number that a net tells besides the scores, such as valence. A step counts by the time
 * that it shares with the stretch.
 *
 * @param name of the number
 * @param seconds with the number
 * @param mean of it, each step weighted by its time
 * @param peak the value farthest from 0
 * @param peakSeconds when the first step with the peak begins, in the clip's time
 */
public record FurtherSummary(String name, double seconds, double mean, double peak, double peakSeconds) {

	/**
	 * Sums up a stretch.
	 *
	 * @param rows of one person, by time
	 * @param further the numbers of a step
	 * @return one for each number that a step of the stretch has
	 */
	public static List<FurtherSummary> of(List<TimelineRow> rows, Function<TimelineRow, NamedValues> further, double start, double end) {
		Set<String> names = new LinkedHashSet<>();
		rows.forEach(row -> names.addAll(further.apply(row).names()));
		List<FurtherSummary> summaries = new ArrayList<>();
		for (String name : names) {
			double seconds = 0;
			double sum = 0;
			double peak = 0;
			double peakSeconds = 0;
			for (TimelineRow row : rows) {
				double length = Math.min(end, row.endSeconds()) - Math.max(start, row.timeSeconds());
				int place = further.apply(row).names().indexOf(name);
				if (!(length > 0) || place < 0)
					continue;
				double value = further.apply(row).get(place);
				if (seconds == 0 || Math.abs(value) > Math.abs(peak)) {
					peak = value;
					peakSeconds = row.timeSeconds();
				}
				seconds += length;
				sum += length * value;
			}
			if (seconds > 0)
				summaries.add(new FurtherSummary(name, seconds, sum / seconds, peak, peakSeconds));
		}
		return summaries;
	}
}
