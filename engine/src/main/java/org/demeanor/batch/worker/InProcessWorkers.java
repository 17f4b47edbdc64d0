package org.demeanor.batch.worker;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

import org.demeanor.StageClock;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.Settings;
import org.demeanor.batch.BatchOptions;
import org.demeanor.batch.input.ClipFile;
import org.demeanor.report.run.RunReport;

/** Analyses in this process: all threads share the nets, which are loaded once, and a native crash ends the run. */
public final class InProcessWorkers implements ClipWorkers {

	private final Analyzer analyzer;
	private final ClipAnalysis analysis;
	private final DoubleConsumer opened;

	/**
	 * @param analyzer remains the caller's to close
	 * @param opened is told the length of each clip in seconds, 0 if it does not say, before the rest begins
	 */
	public InProcessWorkers(Analyzer analyzer, BatchOptions options, DoubleConsumer opened) {
		this.analyzer = analyzer;
		this.opened = opened;
		analysis = new ClipAnalysis(analyzer, options.limits(), options.out(), options.outputs());
	}

	@Override
	public Settings settings() {
		return analyzer.settings();
	}

	@Override
	public Map<String, String> models() {
		return RunReport.models(analyzer);
	}

	@Override
	public Map<String, String> descriptions() {
		return analyzer.descriptions();
	}

	@Override
	public String device() {
		return analyzer.device();
	}

	@Override
	public StageClock clock() {
		return analyzer.clock();
	}

	@Override
	public ClipWorker open() {
		return new ClipWorker() {

			@Override
			public ClipResult analyze(ClipFile clip) {
				return analysis.run(clip, opened);
			}

			@Override
			public ClipResult draw(ClipFile clip, List<String> row) {
				return analysis.draw(clip, row, opened);
			}

			@Override
			public void close() {
				// It holds nothing of its own.
			}
		};
	}

	@Override
	public void close() {
		// The analyzer is the caller's.
	}
}
