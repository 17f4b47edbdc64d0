package org.demeanor.report.peer;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.DecimalText;
import org.demeanor.report.table.CsvFile;

/** Another program's table, row by row: an hour of film may have more rows than memory. Names have no case. */
final class ForeignTable implements Closeable {

	/** The field's words for a value that is not there. */
	private static final Set<String> MISSING = Set.of("", "nan", "fit_failed", "find_failed");

	/** Java would take {@code 1d} for a number, and {@code 0x1p3}. */
	private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+([.,]\\d*)?|[.,]\\d+)([eE][+-]?\\d+)?");

	private final Path file;
	private final CSVParser csv;
	private final Iterator<CSVRecord> rows;
	private final List<String> columns;

	/** @throws StageException (stage report) if the file cannot be read */
	ForeignTable(Path file) throws StageException {
		this.file = file;
		csv = CsvFile.openForeign(file);
		rows = csv.iterator();
		columns = csv.getHeaderNames().stream().map(ForeignTable::plain).toList();
	}

	Path file() {
		return file;
	}

	List<String> columns() {
		return columns;
	}

	/**
	 * The place of a column.
	 *
	 * @throws StageException (stage report) if it is missing
	 */
	int column(String name) throws StageException {
		return find(name).orElseThrow(() -> new StageException(Stage.REPORT, file.toString(), "has no column '" + name + "'"));
	}

	/** The place of a column that need not be there. */
	OptionalInt find(String name) {
		return IntStream.range(0, columns.size()).filter(i -> columns.get(i).equals(plain(name))).findFirst();
	}

	/**
	 * The next row, with as many cells as the header; {@code null} after the last one.
	 *
	 * @throws StageException (stage report) if it cannot be read or has other cells
	 */
	CSVRecord next() throws StageException {
		try {
			if (!rows.hasNext())
				return null;
			CSVRecord row = rows.next();
			if (row.size() != columns.size())
				throw wrong(row, "has " + row.size() + " fields, not " + columns.size());
			return row;
		}
		catch (UncheckedIOException unreadable) {
			throw CsvFile.unreadable(file, unreadable);
		}
	}

	/**
	 * The number in a cell; empty if the cell is, or says that there is none.
	 *
	 * @throws StageException (stage report) naming row and column if it is another text
	 */
	OptionalDouble number(CSVRecord row, int column) throws StageException {
		String text = row.get(column).strip();
		if (MISSING.contains(text.toLowerCase(Locale.ROOT)))
			return OptionalDouble.empty();
		if (!NUMBER.matcher(text).matches())
			throw wrong(row, columns.get(column) + " is '" + text + "', not a number");
		return OptionalDouble.of(DecimalText.parse(text));
	}

	/**
	 * The numbers in some columns; {@code null} if there is none in any of them.
	 *
	 * @throws StageException (stage report) naming row and column if one is missing or none is in bounds
	 */
	double[] numbers(CSVRecord row, int[] places, double least, double most) throws StageException {
		double[] numbers = new double[places.length];
		int missing = 0;
		for (int i = 0; i < places.length; i++) {
			OptionalDouble number = number(row, places[i]);
			numbers[i] = number.orElse(Double.NaN);
			if (number.isEmpty())
				missing++;
			else if (!(numbers[i] >= least && numbers[i] <= most))
				throw wrong(row, columns.get(places[i]) + " is " + row.get(places[i]).strip() + ", out of bounds");
		}
		if (missing == places.length)
			return null;
		if (missing > 0)
			throw wrong(row, "has a face, but not all of its values");
		return numbers;
	}

	StageException wrong(CSVRecord row, String what) {
		return CsvFile.wrong(file, row, what);
	}

	@Override
	public void close() throws StageException {
		try {
			csv.close();
		}
		catch (IOException unreadable) {
			throw CsvFile.unreadable(file, unreadable);
		}
	}

	private static String plain(String name) {
		return name.strip().toLowerCase(Locale.ROOT);
	}
}
