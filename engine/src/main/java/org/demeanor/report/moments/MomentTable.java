package org.demeanor.report.moments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipAnswers;
import org.demeanor.analysis.PersonCorrection;
import org.demeanor.calibration.Participant;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.SafeName;
import org.demeanor.report.table.AnswerColumns;
import org.demeanor.report.table.CsvFile;
import org.demeanor.report.table.CsvRows;
import org.demeanor.report.table.FrameTable;
import org.demeanor.report.table.PeopleTable;
import org.demeanor.report.table.SegmentsTable;
import org.demeanor.report.table.TimelineTable;

/**
 * A clip's table of parts, which can be calibrated to the person. The rows as they were found are then kept in a raw table beside
 * it, so that the same can be done again, or undone.
 *
 * @param suffix what follows the clip's name in the name of the file
 * @param columns of the table
 */
public record MomentTable(String suffix, List<String> columns) {

	/** The table of a clip's steps. */
	public static final MomentTable TIMELINE = new MomentTable(TimelineTable.SUFFIX, TimelineTable.COLUMNS);

	/** The table of its people. */
	public static final MomentTable PEOPLE = new MomentTable(PeopleTable.SUFFIX, PeopleTable.COLUMNS);

	/** The table of the faces on its frames, which has the face's scores alone. */
	public static final MomentTable FRAMES = new MomentTable(FrameTable.SUFFIX, FrameTable.COLUMNS);

	/** The tables that a run writes. */
	public static final List<MomentTable> ALL = List.of(FRAMES, TIMELINE, PEOPLE,
			new MomentTable(SegmentsTable.SUFFIX, SegmentsTable.COLUMNS));

	private static final String CSV = ".csv";
	private static final String PERSON = "person";
	private static final String FACE = "face";

	/** What follows the clip's name in the name of the raw table. */
	public String rawSuffix() {
		return suffix.substring(0, suffix.length() - CSV.length()) + ".raw" + CSV;
	}

	/**
	 * Calibrates a clip's table, or makes it what was found.
	 *
	 * @param folder of the results
	 * @param participant whose clip it is
	 * @param correction of that participant; empty for none
	 * @param label the word for how it was learnt
	 * @param main the number of the {@link MainPerson}; empty for none
	 * @return whether the table may have changed
	 * @throws StageException (stage report) if a table cannot be read or written
	 */
	public boolean calibrate(Path folder, String clip, Optional<Participant> participant, Optional<PersonCorrection> correction,
			String label, String main) throws StageException {
		Path table = SafeName.child(folder, clip + suffix, Stage.REPORT);
		Path raw = SafeName.child(folder, clip + rawSuffix(), Stage.REPORT);
		boolean calibratedBefore = Files.exists(raw);
		if (!calibratedBefore && !Files.exists(table))
			return false;
		if (correction.isPresent() && !calibratedBefore)
			move(table, raw);
		if (correction.isEmpty() && calibratedBefore)
			move(raw, table);
		if (columns.contains("participant"))
			rewrite(correction.isPresent() ? raw : table, row -> new AnswerColumns(columns).withParticipant(row, participant));
		if (correction.isPresent())
			rewrite(raw, table, row -> calibrated(row, participant, correction, label, main));
		return calibratedBefore || correction.isPresent();
	}

	/**
	 * Calibrates one row as it was found. The clip's participant is the person whom it is about: rows about others stay as they
	 * are, and so does one without an answer, but for its participant.
	 *
	 * @param main the number of the {@link MainPerson}; empty for none
	 * @throws IllegalArgumentException if a score in it is none
	 */
	public List<String> calibrated(List<String> row, Optional<Participant> participant, Optional<PersonCorrection> correction,
			String label, String main) {
		AnswerColumns answers = new AnswerColumns(columns);
		ClipAnswers found = answers.answers(row, participant);
		boolean without = found.face().isEmpty() && found.voice().isEmpty();
		return answers.withParticipant(correction.isEmpty() || without || isAnothers(row, main) ? row
				: answers.calibrated(row, correction.get().apply(found), label), participant);
	}

	// -- Helper methods --

	/** Whether the row is about another person, or about another's voice, on screen or off. */
	private boolean isAnothers(List<String> row, String main) {
		String person = cell(row, columns.contains(FACE) ? FACE : PERSON);
		String whose = person.isEmpty() ? cell(row, "speaker") : person;
		return !whose.isEmpty() && !whose.equals(main);
	}

	private String cell(List<String> row, String column) {
		int at = columns.indexOf(column);
		return at < 0 ? "" : row.get(at);
	}

	/** Row by row, as the frames of a long clip are many. Columns behind the table's own stay. */
	private void rewrite(Path from, Path to, UnaryOperator<List<String>> change) throws StageException {
		try (CsvRows rows = new CsvRows(from, columns)) {
			CsvFile.write(to, rows.columns(), () -> rows.changed(change));
		}
	}

	/** In its place: some systems replace no file that is open. */
	private void rewrite(Path table, UnaryOperator<List<String>> change) throws StageException {
		List<List<String>> changed = new ArrayList<>();
		List<String> all;
		try (CsvRows rows = new CsvRows(table, columns)) {
			all = rows.columns();
			rows.changed(change).forEachRemaining(changed::add);
		}
		catch (UncheckedIOException wrong) {
			throw wrong.getCause() instanceof StageException told ? told : CsvFile.unreadable(table, wrong);
		}
		CsvFile.write(table, all, changed);
	}

	private static void move(Path from, Path to) throws StageException {
		try {
			Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException failed) {
			throw new StageException(Stage.REPORT, to.toString(), "cannot be written: " + AtomicFile.words(failed), failed);
		}
	}
}
