package org.demeanor.imagej.linked;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

import org.demeanor.face.FaceTracks;

/** The rows of a table by frame. Rows count from 0. */
final class LinkedRows {

	private final List<LinkedRow> rows;
	private final TreeMap<Integer, List<Integer>> byFirst = new TreeMap<>();

	LinkedRows(List<LinkedRow> rows) {
		this.rows = List.copyOf(rows);
		for (int row = 0; row < rows.size(); row++)
			byFirst.computeIfAbsent(rows.get(row).first(), first -> new ArrayList<>()).add(row);
	}

	/** The frames of the main face. */
	static LinkedRows ofMain(FaceTracks faces) {
		Optional<Integer> main = faces.mainFace();
		return new LinkedRows(faces.observations().stream().filter(seen -> main.equals(Optional.of(seen.face())))
				.map(seen -> new LinkedRow(seen.frame(), LinkedRow.OPEN, OptionalInt.of(seen.face()), seen.scores().top().label(),
						Optional.of(seen.box())))
				.toList());
	}

	int count() {
		return rows.size();
	}

	LinkedRow get(int row) {
		return rows.get(row);
	}

	/**
	 * The row that holds on a frame and begins latest. If several begin at once, the person's row is preferred.
	 *
	 * @return empty if no row holds
	 */
	OptionalInt at(int frame, OptionalInt person) {
		for (Map.Entry<Integer, List<Integer>> entry = byFirst.floorEntry(frame); entry != null;
				entry = byFirst.lowerEntry(entry.getKey())) {
			List<Integer> holding = entry.getValue().stream().filter(row -> rows.get(row).holds(frame)).toList();
			if (!holding.isEmpty())
				return OptionalInt.of(holding.stream().filter(row -> person.isPresent() && rows.get(row).person().equals(person))
						.findFirst().orElse(holding.get(0)));
		}
		return OptionalInt.empty();
	}

	/** The row that begins nearest to a frame; empty if there is no row. */
	OptionalInt nearest(int frame) {
		Integer before = byFirst.floorKey(frame);
		Integer after = byFirst.ceilingKey(frame);
		if (before == null && after == null)
			return OptionalInt.empty();
		boolean back = after == null || before != null && frame - before <= after - frame;
		return OptionalInt.of(byFirst.get(back ? before : after).get(0));
	}

	/**
	 * The first row of the next or the previous episode: rows of one person with one label. Rows without a label belong to none.
	 *
	 * @param forward to the next one
	 * @return the same row if there is no further episode
	 */
	int episode(int row, boolean forward) {
		int change = change(row, forward);
		if (change < 0)
			return row;
		return forward ? change : begin(change);
	}

	// -- Helper methods --

	/** The nearest row of the same person with another label; negative if there is none. */
	private int change(int from, boolean forward) {
		LinkedRow here = rows.get(from);
		int step = forward ? 1 : -1;
		for (int row = from + step; row >= 0 && row < rows.size(); row += step) {
			LinkedRow there = rows.get(row);
			if (there.person().equals(here.person()) && !there.label().isEmpty() && !there.label().equals(here.label()))
				return row;
		}
		return -1;
	}

	private int begin(int from) {
		LinkedRow here = rows.get(from);
		int begin = from;
		for (int row = from - 1; row >= 0; row--) {
			LinkedRow there = rows.get(row);
			if (!there.person().equals(here.person()))
				continue;
			if (!there.label().equals(here.label()))
				break;
			begin = row;
		}
		return begin;
	}
}
