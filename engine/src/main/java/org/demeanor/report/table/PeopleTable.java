package org.demeanor.report.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.timeline.PersonAnswer;

/**
 * The table {@code <clip name>.people.csv}: one row for each person. The run's {@code people.csv} joins those of all
 * clips.
 */
public final class PeopleTable {

	/** The name of the run's table. */
	public static final String FILE = "people.csv";

	/** The name of the same table as Parquet. */
	public static final String PARQUET = "people.parquet";

	/** What follows the clip's name in the name of the file. */
	public static final String SUFFIX = ".people.csv";

	/** The columns of a clip's table, in order; the run's has {@code clip} in front. */
	public static final List<String> COLUMNS = columns();

	private PeopleTable() {}

	/** Returns one row. */
	public static List<String> row(PersonAnswer person) {
		List<String> row = new ArrayList<>(List.of(String.valueOf(person.person()), Columns.decimal(person.firstSeconds()),
				Columns.decimal(person.lastSeconds()), String.valueOf(person.frames()), Columns.decimal(person.share()),
				person.speakingSeconds().isPresent() ? Columns.decimal(person.speakingSeconds().getAsDouble()) : "",
				person.answer().top().label(), Columns.decimal(person.answer().confidence())));
		row.addAll(Columns.values(Optional.of(person.answer())));
		row.add(Columns.label(person.face()));
		row.addAll(Columns.values(person.face()));
		row.add(Columns.label(person.voice()));
		row.addAll(Columns.values(person.voice()));
		return row;
	}

	/** The columns of a clip's table: the usual ones, then those of what nets tell of any of the persons besides the scores. */
	public static List<String> columns(List<PersonAnswer> persons) {
		return Columns.withFurther(COLUMNS, persons.stream().map(PeopleTable::withFurther).toList());
	}

	/** The rows of a clip's table, with a cell for each of {@link #columns(List)}. */
	public static List<List<String>> rows(List<PersonAnswer> persons) {
		List<String> columns = columns(persons);
		return persons.stream().map(person -> Columns.cells(withFurther(person), columns, COLUMNS.size())).toList();
	}

	/**
	 * Writes a clip's table, whole or not at all.
	 *
	 * @throws StageException (stage report) if it cannot be written
	 */
	public static void write(Path file, List<PersonAnswer> persons) throws StageException {
		Columns.write(file, COLUMNS, persons.stream().map(PeopleTable::withFurther).toList());
	}

	private static List<String> withFurther(PersonAnswer person) {
		List<String> row = new ArrayList<>(row(person));
		Columns.addFurther(row, "face_", person.faceFurther());
		Columns.addFurther(row, "voice_", person.voiceFurther());
		return row;
	}

	private static List<String> columns() {
		List<String> columns = new ArrayList<>(List.of("person", "first_s", "last_s", "frames", "share", "speaking_s", "label",
				"confidence"));
		columns.addAll(Columns.emotions(""));
		columns.add("face_label");
		columns.addAll(Columns.emotions("face_"));
		columns.add("voice_label");
		columns.addAll(Columns.emotions("voice_"));
		return List.copyOf(columns);
	}
}
