package org.demeanor.report.video;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.demeanor.face.FaceObservation;

/** Which faces to show on which frame: those of the last frame that was looked at, for as long as that stands for now. */
final class FaceTimeline {

	/** A face that moves has left its box after longer. */
	private static final double LONGEST_HOLD_SECONDS = 0.5;

	private final NavigableMap<Integer, List<FaceObservation>> byFrame;
	private final int step;

	FaceTimeline(List<FaceObservation> observations) {
		byFrame = observations.stream()
				.collect(Collectors.groupingBy(FaceObservation::frame, TreeMap::new, Collectors.toList()));
		step = step();
	}

	/** The faces on a frame, with the boxes and scores of the frame where they were last looked at; empty if none. */
	List<FaceObservation> at(int frame, double timeSeconds) {
		Map.Entry<Integer, List<FaceObservation>> last = byFrame.floorEntry(frame);
		if (last == null || frame - last.getKey() >= step)
			return List.of();
		double age = timeSeconds - last.getValue().get(0).timeSeconds();
		return age <= LONGEST_HOLD_SECONDS ? last.getValue() : List.of();
	}

	/**
	 * Frames from one look to the next. A look that found no face leaves no observation, so it is the shortest distance
	 * between two that did: after it, the next look has been, and found none.
	 */
	private int step() {
		int shortest = Integer.MAX_VALUE;
		for (Integer frame : byFrame.keySet()) {
			Integer next = byFrame.higherKey(frame);
			if (next != null)
				shortest = Math.min(shortest, next - frame);
		}
		return shortest;
	}
}
