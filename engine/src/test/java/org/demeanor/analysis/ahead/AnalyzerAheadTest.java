package org.demeanor.analysis.ahead;

import static org.assertj.core.api.Assertions.assertThat;

import org.demeanor.Modality;
import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.Settings;
import org.demeanor.model.ModelStore;
import org.junit.jupiter.api.Test;

class AnalyzerAheadTest {

	@Test
	void isGivenOnceToWhoeverWantsTheDefaults() throws StageException {
		try (AnalyzerAhead ahead = AnalyzerAhead.start(2);
				Analyzer first = ahead.take(Settings.DEFAULT, ModelStore.bundled(), 2);
				Analyzer second = ahead.take(Settings.DEFAULT, ModelStore.bundled(), 2)) {
			assertThat(first).isNotSameAs(second);
			assertThat(first.settings()).isEqualTo(Settings.DEFAULT);
			assertThat(first.classifiers()).hasSameSizeAs(second.classifiers());
		}
	}

	@Test
	void otherSettingsGetTheirOwn() throws StageException {
		Settings voice = Settings.DEFAULT.withModalities(Modality.VOICE);
		try (AnalyzerAhead ahead = AnalyzerAhead.start(2); Analyzer analyzer = ahead.take(voice, ModelStore.bundled(), 2)) {
			assertThat(analyzer.settings()).isEqualTo(voice);
			assertThat(analyzer.classifiers()).allMatch(net -> net.bundle().modality() == Modality.VOICE);
		}
	}
}
