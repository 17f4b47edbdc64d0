package org.demeanor.report.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.demeanor.StageException;
import org.demeanor.score.Emotion;
import org.demeanor.score.NamedSummary;
import org.demeanor.score.Scores;

/**
 * How our tables write scores and numbers: with a dot and six decimals, the same on every machine. A missing value is
 * empty.
 */
public final class Columns {

	/** Between the name and the value of a further cell. */
	private static final char NAMED = '=';

	private Columns() {}

	/** The seven column names after a prefix, e.g. {@code face_angry .. face_surprise}. */
	static List<String> emotions(String prefix) {
		return Emotion.all().stream().map(emotion -> prefix + emotion.label()).toList();
	}

	/** The seven values; empty texts if there are none. */
	static List<String> values(Optional<Scores> scores) {
		List<String> values = new ArrayList<>();
		for (Emotion emotion : Emotion.all())
			values.add(scores.map(some -> decimal(some.get(emotion))).orElse(""));
		return values;
	}

	/**
	 * The seven scores behind a prefix in a row of text; empty if the cells are.
	 *
	 * @throws IllegalArgumentException if one is no score
	 */
	static Optional<Scores> scores(List<String> columns, List<String> row, String prefix) {
		int first = columns.indexOf(prefix + Emotion.all().get(0).label());
		if (row.get(first).isEmpty())
			return Optional.empty();
		return Optional.of(Scores.of(row.subList(first, first + Emotion.count()).stream().mapToDouble(Double::parseDouble)
				.toArray()));
	}

	/** The number in a cell; empty if the cell is. */
	static OptionalDouble number(String cell) {
		return cell.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(cell));
	}

	/** The top class's label; empty if there are no scores. */
	static String label(Optional<Scores> scores) {
		return scores.map(some -> some.top().label()).orElse("");
	}

	/**
	 * Adds cells with name=value behind a row's usual ones: means and peaks of what nets tell besides the scores. In a file, each
	 * has a column of its own.
	 */
	static void addFurther(List<String> row, String stream, NamedSummary further) {
		for (int i = 0; i < further.names().size(); i++) {
			row.add(stream + further.names().get(i) + "_mean" + NAMED + decimal(further.means().get(i)));
			row.add(stream + further.names().get(i) + "_peak" + NAMED + decimal(further.peaks().get(i)));
		}
	}

	/** The columns of a table with these rows: the usual ones, then those of further cells, the face's first. */
	static List<String> withFurther(List<String> usual, List<List<String>> rows) {
		List<String> columns = new ArrayList<>(usual);
		for (String stream : List.of("face_", "voice_"))
			rows.stream().flatMap(row -> further(row, usual.size()).keySet().stream()).filter(name -> name.startsWith(stream)).distinct()
					.forEachOrdered(columns::add);
		return columns;
	}

	/**
	 * Writes a table with the further columns of its rows, whole or not at all.
	 *
	 * @throws StageException (stage report) if it cannot be written
	 */
	static void write(Path file, List<String> usual, List<List<String>> rows) throws StageException {
		List<String> columns = withFurther(usual, rows);
		CsvFile.write(file, columns, () -> rows.stream().map(row -> cells(row, columns, usual.size())).iterator());
	}

	/** The cells of a row in a table with these columns, of which so many are the usual ones. */
	static List<String> cells(List<String> row, List<String> columns, int usual) {
		List<String> cells = new ArrayList<>(row.subList(0, Math.min(row.size(), usual)));
		Map<String, String> further = further(row, usual);
		columns.subList(usual, columns.size()).forEach(name -> cells.add(further.getOrDefault(name, "")));
		return cells;
	}

	/** A row with name=value in its further cells, from one of a file. */
	static List<String> named(List<String> cells, List<String> columns, int usual) {
		List<String> row = new ArrayList<>(cells.subList(0, Math.min(cells.size(), usual)));
		for (int i = usual; i < cells.size(); i++)
			if (!cells.get(i).isEmpty())
				row.add(columns.get(i) + NAMED + cells.get(i));
		return row;
	}

	/** Name to value of the further cells. */
	static Map<String, String> further(List<String> row, int usual) {
		Map<String, String> further = new LinkedHashMap<>();
		for (String cell : row.subList(Math.min(row.size(), usual), row.size()))
			further.put(cell.substring(0, Math.max(0, cell.indexOf(NAMED))), cell.substring(cell.indexOf(NAMED) + 1));
		return further;
	}

	/** As below; an empty text where there is none. */
	public static String decimal(OptionalDouble value) {
		return value.isPresent() ? decimal(value.getAsDouble()) : "";
	}

	/**
	 * As {@code String.format(Locale.ROOT, "%.6f", value)}, which took Java's compiler half a second in a run over 19
	 * clips.
	 */
	public static String decimal(double value) {
		double millionths = Math.abs(value) * 1e6;
		long whole = (long) millionths;
		double rest = millionths - whole;
		// If the rounding of the product could matter, or the number is large or NaN.
		if (!(millionths < 1e12) || Math.abs(rest - .5) < 1e-3)
			return String.format(Locale.ROOT, "%.6f", value);
		long rounded = rest < .5 ? whole : whole + 1;
		StringBuilder text = new StringBuilder();
		if (Double.doubleToRawLongBits(value) < 0)
			text.append('-');
		text.append(rounded / 1_000_000).append('.');
		String fraction = Long.toString(rounded % 1_000_000);
		return text.append("000000", fraction.length(), 6).append(fraction).toString();
	}
}
