package org.demeanor.imagej.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.demeanor.report.table.PeopleTable;
import org.demeanor.score.NamedSummary;
import org.demeanor.score.Scores;
import org.demeanor.timeline.PersonAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonsTableTest {

	@TempDir
	private Path folder;

	/** Saved from its window it is the command line's file, but for ImageJ's quotes around empty cells. */
	@Test
	void cellByCellTheFile() throws Exception {
		NamedSummary valence = new NamedSummary(List.of("valence"), List.of(.25), List.of(.5));
		List<PersonAnswer> persons = List.of(person(1, .5, valence), person(2, 1 / 3.0, NamedSummary.NONE));
		Path expected = folder.resolve("a.people.csv");
		PeopleTable.write(expected, persons);
		Path saved = folder.resolve("saved.csv");
		PersonsTable.of(persons, HandLabels.NONE).save(saved.toString());
		assertThat(Files.readString(saved).replace("\"\"", "").lines().toList())
				.isEqualTo(Files.readAllLines(expected)).first().asString().endsWith("face_valence_mean,face_valence_peak");
	}

	private static PersonAnswer person(int number, double share, NamedSummary further) {
		return new PersonAnswer(number, .1, 2.5, 12, share, OptionalDouble.empty(), Optional.empty(), Optional.empty(),
				Scores.of(new double[] { share, 1 - share, 0, 0, 0, 0, 0 }), further, NamedSummary.NONE);
	}
}
