package org.demeanor.film;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.Settings;
import org.demeanor.model.ModelStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * People and speakers in composed films. The films are of the clips by which no figure was chosen.
 */
@EnabledIfEnvironmentVariable(named = "DEMEANOR_DATA", matches = ".+")
class ComposedFilmsTest {

	private static Analyzer analyzer;
	private static Films films;

	@BeforeAll
	static void open() throws IOException {
		analyzer = new Analyzer(Settings.DEFAULT, ModelStore.bundled(), 1);
		films = Films.others();
	}

	@AfterAll
	static void close() {
		analyzer.close();
	}

	@Test
	void peopleKeepTheirNumbersOverCutsAndAbsences() {
		assertThat(check(films.cuts()).knownShare()).isGreaterThanOrEqualTo(.98);
	}

	@Test
	void theSpeakerBesideListenersIsNamed() {
		FilmCheck check = check(films.conversations());
		assertThat(check.speakingSteps()).isGreaterThan(100);
		assertThat(check.rightShare()).as(check.toString()).isGreaterThanOrEqualTo(.85);
		assertThat(check.wrongShare()).as(check.toString()).isLessThanOrEqualTo(.05);
	}

	@Test
	void aVoiceOffScreenIsHardlyEverGivenToAListener() {
		FilmCheck check = check(films.offScreen());
		assertThat(check.rightShare()).as(check.toString()).isGreaterThanOrEqualTo(.85);
		assertThat(check.wrongShare()).as(check.toString()).isLessThanOrEqualTo(.05);
	}

	@Test
	void theSpeakerIsNamedBetweenReverseShots() {
		FilmCheck check = check(films.reverseShots());
		assertThat(check.rightShare()).as(check.toString()).isGreaterThanOrEqualTo(.85);
		assertThat(check.wrongShare()).as(check.toString()).isLessThanOrEqualTo(.05);
	}

	/** The README warns of these films: the limits keep its figures from getting worse. */
	@Test
	void whereSeveralTalkAtOnceAnswersAreWorse() {
		FilmCheck both = check(films.bothTalk());
		assertThat(both.rightShare()).as(both.toString()).isGreaterThanOrEqualTo(.65);
		assertThat(both.wrongShare()).as(both.toString()).isLessThanOrEqualTo(.16);
		FilmCheck muted = check(films.offScreenOfATalker());
		assertThat(muted.rightShare()).as(muted.toString()).isGreaterThanOrEqualTo(.4);
		assertThat(muted.wrongShare()).as(muted.toString()).isLessThanOrEqualTo(.5);
	}

	// -- Helper methods --

	private static FilmCheck check(List<ComposedFilm> films) {
		return films.stream().map(film -> FilmCheck.of(film, analyzer)).reduce(FilmCheck.NONE, FilmCheck::plus);
	}
}
