package org.demeanor.report.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;

import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.demeanor.Stage;
import org.demeanor.StageException;

/** The rows of one of our tables, one after another: all tables of a run together may be larger than memory. */
public final class CsvRows implements Closeable {

	private final Path file;
	private final List<String> columns;
	private final boolean inOrder;
	private final CSVParser csv;
	private final Iterator<CSVRecord> records;

	/**
	 * Opens a table.
	 *
	 * @throws StageException (stage report) if it cannot be read or lacks a column
	 */
	public CsvRows(Path file, List<String> columns) throws StageException {
		this.file = file;
		csv = CsvFile.open(file, columns);
		this.columns = csv.getHeaderNames();
		inOrder = this.columns.subList(0, columns.size()).equals(columns);
		records = csv.iterator();
	}

	/** The table's columns; behind those that every such table has there may be further ones. */
	public List<String> columns() {
		return columns;
	}

	/**
	 * All rows of a table that is small enough to be held.
	 *
	 * @throws StageException (stage report) if it cannot be read or lacks a column
	 */
	public static List<List<String>> all(Path file, List<String> columns) throws StageException {
		List<List<String>> all = new ArrayList<>();
		try (CsvRows rows = new CsvRows(file, columns)) {
			for (List<String> row = rows.next(); row != null; row = rows.next())
				all.add(row);
			return all;
		}
	}

	/**
	 * The texts of the next row's cells; {@code null} after the last row.
	 *
	 * @throws StageException (stage report) if the row cannot be read or has too few or too many cells
	 */
	public List<String> next() throws StageException {
		try {
			if (!records.hasNext())
				return null;
			CSVRecord row = records.next();
			if (!inOrder)
				throw new StageException(Stage.REPORT, file.toString(), "has its columns in another order");
			if (row.size() != columns.size())
				throw new StageException(Stage.REPORT, file.toString(), "row " + row.getRecordNumber() + " has " + row.size()
						+ " fields, not " + columns.size());
			return row.stream().map(CsvFile::text).toList();
		}
		catch (UncheckedIOException unreadable) {
			throw CsvFile.unreadable(file, unreadable);
		}
	}

	/**
	 * The rows that are left, each changed; one that cannot be read or changed ends them by an {@link UncheckedIOException}.
	 *
	 * @param change throws an {@link IllegalArgumentException} if a cell is not what it must be
	 */
	public Iterator<List<String>> changed(UnaryOperator<List<String>> change) {
		return new Iterator<>() {

			private List<String> row = read();

			@Override
			public boolean hasNext() {
				return row != null;
			}

			@Override
			public List<String> next() {
				if (row == null)
					throw new NoSuchElementException();
				try {
					List<String> changed = change.apply(row);
					row = read();
					return changed;
				}
				catch (IllegalArgumentException wrong) {
					throw new UncheckedIOException(CsvFile.unreadable(file, wrong));
				}
			}
		};
	}

	private List<String> read() {
		try {
			return next();
		}
		catch (StageException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
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
}
