package org.demeanor.report.moments;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.face.FaceTracks;
import org.demeanor.file.SafeName;
import org.demeanor.report.table.CsvFile;
import org.demeanor.report.table.CsvRows;
import org.demeanor.report.table.FrameTable;
import org.demeanor.report.table.PeopleTable;

/** The person whom a clip is about, by its tables: the same as {@link FaceTracks#mainFace()}, which made its answer. */
public final class MainPerson {

	private static final int PERSON = PeopleTable.COLUMNS.indexOf("person");
	private static final int FRAMES = PeopleTable.COLUMNS.indexOf("frames");

	private static final int FACE = FrameTable.COLUMNS.indexOf("face");
	private static final int WIDTH = FrameTable.COLUMNS.indexOf("width");
	private static final int HEIGHT = FrameTable.COLUMNS.indexOf("height");

	private MainPerson() {}

	/**
	 * The number of the person who is on most frames; of several such persons the one who is larger there, then the first.
	 *
	 * @param people rows of the clip's table of people
	 * @param frames rows of its table of frames; they are gone through only if several persons are on equally many
	 * @return empty if nobody is seen
	 * @throws NumberFormatException if a number in a table is none
	 */
	public static String of(List<List<String>> people, Iterable<List<String>> frames) {
		List<String> most = seenMost(people);
		return largest(most, most.size() < 2 ? Collections.emptyIterator() : frames.iterator());
	}

	/**
	 * The same by the tables in a folder of results.
	 *
	 * @throws StageException (stage report) if a table cannot be read
	 */
	public static String of(Path folder, String clip) throws StageException {
		Path people = table(folder, clip, MomentTable.PEOPLE);
		if (!Files.exists(people))
			return "";
		List<String> most;
		try {
			most = seenMost(CsvRows.all(people, PeopleTable.COLUMNS));
		}
		catch (NumberFormatException wrong) {
			throw CsvFile.unreadable(people, wrong);
		}
		Path frames = table(folder, clip, MomentTable.FRAMES);
		// A long clip has many frames: they are read only where they decide.
		return most.size() < 2 || !Files.exists(frames) ? largest(most, Collections.emptyIterator()) : largest(most, frames);
	}

	// -- Helper methods --

	private static List<String> seenMost(List<List<String>> people) {
		int most = people.stream().mapToInt(row -> Integer.parseInt(row.get(FRAMES))).max().orElse(0);
		return people.stream().filter(row -> Integer.parseInt(row.get(FRAMES)) == most)
				.map(row -> String.valueOf(Integer.parseInt(row.get(PERSON)))).toList();
	}

	private static String largest(List<String> persons, Path frames) throws StageException {
		try (CsvRows rows = FrameTable.rows(frames)) {
			return largest(persons, rows.changed(UnaryOperator.identity()));
		}
		catch (NumberFormatException wrong) {
			throw CsvFile.unreadable(frames, wrong);
		}
		catch (UncheckedIOException wrong) {
			throw wrong.getCause() instanceof StageException told ? told : CsvFile.unreadable(frames, wrong);
		}
	}

	private static String largest(List<String> persons, Iterator<List<String>> frames) {
		Map<String, Long> areas = new HashMap<>();
		frames.forEachRemaining(row -> areas.merge(row.get(FACE),
				Long.parseLong(row.get(WIDTH)) * Long.parseLong(row.get(HEIGHT)), Long::sum));
		return persons.stream().reduce((one, other) -> areas.getOrDefault(other, 0L) > areas.getOrDefault(one, 0L) ? other : one)
				.orElse("");
	}

	/** A run that is killed between moving and rewriting a table leaves its raw one alone. */
	private static Path table(Path folder, String clip, MomentTable moments) throws StageException {
		Path table = SafeName.child(folder, clip + moments.suffix(), Stage.REPORT);
		return Files.exists(table) ? table : SafeName.child(folder, clip + moments.rawSuffix(), Stage.REPORT);
	}
}
