package org.demeanor.report;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.demeanor.Stage;
import org.demeanor.StageException;

/** CSV as we read and write it: RFC 4180, UTF-8, line feeds, a header. */
public final class CsvFile {

	private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

	private CsvFile() {}

	/**
	 * Writes a table, whole or not at all.
	 *
	 * @throws StageException (stage report) if it cannot be written
	 */
	public static void write(Path file, List<String> columns, List<List<String>> rows) throws StageException {
		AtomicFile.writeText(file, writer -> {
			try (CSVPrinter csv = new CSVPrinter(writer, FORMAT)) {
				csv.printRecord(columns);
				csv.printRecords(rows);
			}
		});
	}

	/**
	 * Reads a table whose first line names the columns.
	 *
	 * @throws StageException (stage report) if it cannot be read or a column is missing
	 */
	static List<CSVRecord> read(Path file, List<String> requiredColumns) throws StageException {
		CSVFormat format = FORMAT.builder().setHeader().setSkipHeaderRecord(true).setIgnoreEmptyLines(true).get();
		try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
				CSVParser csv = CSVParser.parse(reader, format)) {
			for (String column : requiredColumns)
				if (!csv.getHeaderNames().contains(column))
					throw new StageException(Stage.REPORT, file.toString(), "has no column '" + column + "'");
			return csv.getRecords();
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
			throw new StageException(Stage.REPORT, file.toString(), "cannot be read as CSV: " + words(unreadable),
					unreadable);
		}
	}

	private static String words(Exception unreadable) {
		return unreadable instanceof IOException io ? AtomicFile.words(io) : unreadable.getMessage();
	}
}
