package org.demeanor.fusion;

import java.util.Collections;
import java.util.List;

import org.demeanor.StageBenchmark;
import org.demeanor.report.Results;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;
import org.openjdk.jmh.annotations.Benchmark;

public class FrameRuleBenchmark extends StageBenchmark {

	private final List<Scores> frames = Collections.nCopies(30, Results.sureOf(Emotion.HAPPY));

	/** The frames of a clip. */
	@Benchmark
	public Scores mean() {
		return FrameRule.MEAN.combine(frames);
	}
}
