package org.demeanor.report.video;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.demeanor.face.FaceObservation;

/** Which faces to show on which frame: those of the last sampled frame, for a short while. */
final class FaceTimeline {

	/** After a longer time a moving face has left its box. */
	private static final double LONGEST_HOLD_SECONDS = 0.5;

	private final NavigableMap<Integer, List<FaceObservation>> byFrame;
	private final int step;

	FaceTimeline(List<FaceObservation> observations) {
		byFrame = observations.stream()
				.collect(Collectors.groupingBy(FaceObservation::frame, TreeMap::new, Collectors.toList()));
		step = step();
	}

	/**
	 * The faces to show on a frame, with the boxes and scores of the last frame that was sampled; empty if there are
	 * none.
	 */
	List<FaceObservation> at(int frame, double timeSeconds) {
		Map.Entry<Integer, List<FaceObservation>> last = byFrame.floorEntry(frame);
		if (last == null || frame - last.getKey() >= step)
			return List.of();
		double age = timeSeconds - last.getValue().get(0).timeSeconds();
		return age <= LONGEST_HOLD_SECONDS ? last.getValue() : List.of();
	}

	/**
	 * Frames between samples. A sample without a face leaves no observation, so this is the shortest distance between
	 * two observations. After that distance the next sample has been, and found none.
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
