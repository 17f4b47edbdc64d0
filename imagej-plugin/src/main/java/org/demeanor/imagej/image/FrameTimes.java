package org.demeanor.imagej.image;

import java.util.Map;
import java.util.TreeMap;

import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;

import ij.ImagePlus;

/** Which frame of an image is shown when. Where faces were found, their times are exact; the frames between follow by the interval. */
public final class FrameTimes {

	/** Tables round times to six decimals. */
	private static final double HAIR = 1e-6;

	private final double interval;
	private final int frames;
	private final TreeMap<Integer, Double> byFrame = new TreeMap<>(Map.of(0, 0.0));
	private final TreeMap<Double, Integer> byTime = new TreeMap<>(Map.of(0.0, 0));

	/** @param faces found in the image; may be none */
	public FrameTimes(ImagePlus image, FaceTracks faces) {
		this(FrameIntervals.of(image, Sounds.source(image)).seconds(), new TimeAxis(image).frames(), faces);
	}

	FrameTimes(double interval, int frames, FaceTracks faces) {
		this.interval = interval;
		this.frames = frames;
		for (FaceObservation seen : faces.observations()) {
			byFrame.put(seen.frame(), seen.timeSeconds());
			byTime.put(seen.timeSeconds(), seen.frame());
		}
	}

	/** @param frame from 0 */
	public double seconds(int frame) {
		Map.Entry<Integer, Double> known = byFrame.floorEntry(Math.max(0, frame));
		return known.getValue() + (frame - known.getKey()) * interval;
	}

	/** The frame that is shown at a time, from 0; the first or the last one for a time beyond the ends. */
	public int frame(double seconds) {
		double time = Math.max(0, seconds) + HAIR;
		Map.Entry<Double, Integer> known = byTime.floorEntry(time);
		int frame = known.getValue() + (int) Math.floor((time - known.getKey()) / interval);
		Map.Entry<Double, Integer> next = byTime.higherEntry(known.getKey());
		int before = next == null ? frames - 1 : Math.max(known.getValue(), next.getValue() - 1);
		return Math.max(0, Math.min(frame, before));
	}
}
