package org.demeanor.timeline;

import java.util.List;

/**
 * A clip step by step.
 *
 * @param stepSeconds length of a step; 0 if no timeline was asked for
 * @param rows one for each step and person, by time, then by person; a step without a face has one row without a
 *        person, and so has a voice whose person is not seen
 */
public record Timeline(double stepSeconds, List<TimelineRow> rows) {

	/** No timeline. */
	public static final Timeline NONE = new Timeline(0, List.of());

	public Timeline {
		rows = List.copyOf(rows);
	}
}
