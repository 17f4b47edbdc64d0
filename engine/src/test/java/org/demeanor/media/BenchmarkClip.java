package org.demeanor.media;

import java.util.ArrayList;
import java.util.List;

import org.demeanor.Samples;
import org.demeanor.StageException;
import org.demeanor.media.open.Clips;

/** What benchmarks look at: {@code clips/d10.mp4} (512 x 512) if DEMEANOR_DATA is set, else the sample (640 x 360). */
public final class BenchmarkClip {

	/** How many frames it gives: every third one, as an analysis reads them. */
	public static final int FRAMES = 30;

	private static final int STEP = 3;

	private BenchmarkClip() {}

	public static Clip open() throws StageException {
		return Clips.open(System.getenv("DEMEANOR_DATA") == null ? Samples.DRAWN : Samples.real("clips", "d10.mp4"));
	}

	public static List<Frame> frames() throws StageException {
		List<Frame> frames = new ArrayList<>();
		try (FrameReader reader = open().openFrames()) {
			for (int i = 0; frames.size() < FRAMES; i++)
				if (i % STEP == 0)
					frames.add(reader.read());
				else
					reader.skip();
		}
		return frames;
	}
}
