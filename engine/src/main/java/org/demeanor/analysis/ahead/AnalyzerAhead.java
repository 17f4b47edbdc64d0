package org.demeanor.analysis.ahead;

import org.demeanor.BackgroundTask;
import org.demeanor.Records;
import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.Settings;
import org.demeanor.model.ModelStore;

/**
 * An analyzer with the default settings and the built-in nets, which is loaded while a program still reads its options. If
 * the options ask for something else, another one takes its place. For one thread.
 */
public final class AnalyzerAhead implements AutoCloseable {

	private final int threads;
	/** {@code null} once it was given away or closed. */
	private BackgroundTask<Analyzer, StageException> loading;

	private AnalyzerAhead(int threads) {
		this.threads = threads;
		loading = new BackgroundTask<>(() -> {
			WarmUp.libraries();
			WarmUp.start(Settings.DEFAULT);
			return new Analyzer(Settings.DEFAULT, ModelStore.bundled(), threads);
		}, true);
	}

	/**
	 * Begins to load it; returns at once.
	 *
	 * @param threads as for {@link Analyzer#Analyzer(Settings, ModelStore, int)}
	 */
	public static AnalyzerAhead start(int threads) {
		return new AnalyzerAhead(threads);
	}

	/**
	 * The analyzer for these settings, once: the one ahead if it fits. The caller closes it.
	 *
	 * @throws StageException (stage model) if a net cannot be loaded or the device cannot be used
	 */
	public Analyzer take(Settings settings, ModelStore models, int wantedThreads) throws StageException {
		if (loading != null && Records.areEqual(settings, Settings.DEFAULT) && models.folder().isEmpty() && wantedThreads == threads) {
			BackgroundTask<Analyzer, StageException> fits = loading;
			loading = null;
			return fits.get();
		}
		close();
		return new Analyzer(settings, models, wantedThreads);
	}

	/** Waits until nothing is loading, and closes the analyzer if nobody took it. */
	@Override
	public void close() {
		if (loading == null)
			return;
		try {
			loading.get().close();
		}
		catch (StageException | LinkageError | IllegalStateException neverLoaded) {
			System.getLogger(AnalyzerAhead.class.getName()).log(System.Logger.Level.DEBUG, "ahead", neverLoaded);
		}
		loading = null;
	}
}
