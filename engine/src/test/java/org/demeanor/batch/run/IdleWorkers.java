package org.demeanor.batch.run;

import java.util.List;
import java.util.Map;

import org.demeanor.StageClock;
import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.Settings;
import org.demeanor.batch.input.ClipFile;
import org.demeanor.batch.worker.ClipWorker;
import org.demeanor.batch.worker.ClipWorkers;

/** Workers without models that do nothing, for tests. */
class IdleWorkers implements ClipWorkers, ClipWorker {

	@Override
	public Settings settings() {
		return Settings.DEFAULT;
	}

	@Override
	public Map<String, String> models() {
		return Map.of();
	}

	@Override
	public Map<String, String> descriptions() {
		return Map.of();
	}

	@Override
	public String device() {
		return "none";
	}

	@Override
	public StageClock clock() {
		return new StageClock();
	}

	@Override
	public ClipWorker open() {
		return this;
	}

	@Override
	public ClipResult analyze(ClipFile clip) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ClipResult draw(ClipFile clip, List<String> row) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void close() {
		// Nothing is held.
	}
}
