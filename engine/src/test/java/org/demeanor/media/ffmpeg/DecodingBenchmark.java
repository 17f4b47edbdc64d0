package org.demeanor.media.ffmpeg;

import org.demeanor.StageBenchmark;
import org.demeanor.StageException;
import org.demeanor.media.BenchmarkClip;
import org.demeanor.media.Clip;
import org.demeanor.media.FrameReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

public class DecodingBenchmark extends StageBenchmark {

	private Clip clip;

	@Setup
	public void setUp() throws StageException {
		clip = BenchmarkClip.open();
	}

	/** All frames of the clip; none is converted. */
	@Benchmark
	public int decodeClip() throws StageException {
		int count = 0;
		try (FrameReader reader = clip.openFrames()) {
			while (reader.skip())
				count++;
		}
		return count;
	}
}
