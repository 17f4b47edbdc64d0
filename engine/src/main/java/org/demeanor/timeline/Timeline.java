package org.demeanor.timeline;

import java.util.List;
import java.util.OptionalInt;

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

	/**
	 * The rows about one person, at most one for each step: those with the person and, of a voice whose person is not seen, those
	 * that may be the person's.
	 *
	 * @param person number of the face; empty if nobody is seen in the clip
	 */
	public List<TimelineRow> about(OptionalInt person) {
		return rows.stream().filter(row -> row.person().isPresent() ? row.person().equals(person)
				: row.speaker().map(speaker -> speaker.person().equals(person)).orElse(true)).toList();
	}
}
