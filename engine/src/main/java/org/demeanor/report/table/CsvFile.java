package org.demeanor.report.table;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;

/** Our kind of CSV: RFC 4180, UTF-8, line feeds, a header. */
public final class CsvFile {

	private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

	private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

	/**
	 * Spreadsheets run a cell that begins with one of these as a formula; they also do so after removing an apostrophe.
	 */
	private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\\t\\r\\n].*");

	private CsvFile() {}

	/**
	 * Writes a table, whole or not at all. No cell is a formula, whatever a file's name was.
	 *
	 * @throws StageException (stage report) if it cannot be written
	 */
	public static void write(Path file, List<String> columns, Iterable<List<String>> rows) throws StageException {
		AtomicFile.writeText(file, writer -> {
			try (CSVPrinter csv = new CSVPrinter(writer, FORMAT)) {
				csv.printRecord(columns);
				for (List<String> row : rows)
					csv.printRecord(row.stream().map(CsvFile::harmless));
			}
		});
	}

	/**
	 * Reads a table whose first line names the columns. {@link #text} gives a cell's own text.
	 *
	 * @throws StageException (stage report) if it cannot be read or a column is missing
	 */
	static List<CSVRecord> read(Path file, List<String> requiredColumns) throws StageException {
		try (CSVParser csv = open(file, requiredColumns)) {
			return csv.getRecords();
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException | UncheckedIOException unreadable) {
			throw unreadable(file, unreadable);
		}
	}

	/**
	 * Opens a table whose first line names the columns.
	 *
	 * @throws StageException (stage report) if it cannot be read or a column is missing
	 */
	static CSVParser open(Path file, List<String> requiredColumns) throws StageException {
		CSVFormat format = FORMAT.builder().setHeader().setSkipHeaderRecord(true).setIgnoreEmptyLines(true).get();
		try {
			Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
			try {
				CSVParser csv = CSVParser.parse(reader, format);
				for (String column : requiredColumns)
					if (!csv.getHeaderNames().contains(column))
						throw new StageException(Stage.REPORT, file.toString(), "has no column '" + column + "'");
				return csv;
			}
			catch (IOException | RuntimeException failed) {
				reader.close();
				throw failed;
			}
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
			throw unreadable(file, unreadable);
		}
	}

	/** The text that was written into a cell, without the apostrophe that {@link #write} puts before a formula. */
	static String text(String cell) {
		return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
	}

	/** An apostrophe in front turns a formula into text. Numbers may begin with a minus and stay as they are. */
	private static String harmless(String cell) {
		return FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
	}

	static StageException unreadable(Path file, Exception why) {
		return new StageException(Stage.REPORT, file.toString(), "cannot be read as CSV: "
				+ (why instanceof IOException io ? AtomicFile.words(io) : why.getMessage()), why);
	}
}
