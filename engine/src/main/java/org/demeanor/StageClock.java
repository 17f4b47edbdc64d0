package org.demeanor;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Adds up the time that each stage takes, over all clips and threads of a run. Thread-safe. */
public final class StageClock {

	/** Work that is timed. */
	@FunctionalInterface
	public interface Work<T> {

		T run() throws StageException;
	}

	private final Map<Stage, LongAdder> nanos = new EnumMap<>(Stage.class);

	public StageClock() {
		for (Stage stage : Stage.values())
			nanos.put(stage, new LongAdder());
	}

	/** Runs some work of a stage and adds its time, also if it fails. */
	public <T> T time(Stage stage, Work<T> work) throws StageException {
		long start = System.nanoTime();
		try {
			return work.run();
		}
		finally {
			nanos.get(stage).add(System.nanoTime() - start);
		}
	}

	/** Adds time that a stage took in another process. */
	public void add(Stage stage, double seconds) {
		nanos.get(stage).add((long) (seconds * 1e9));
	}

	/** The seconds of this stage so far, summed over threads. */
	public double seconds(Stage stage) {
		return nanos.get(stage).sum() * 1e-9;
	}
}
