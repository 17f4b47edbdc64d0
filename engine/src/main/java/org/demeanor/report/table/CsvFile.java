package org.demeanor.report.table;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.demeanor.OtherPeoplesText;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.Delimiters;
import org.demeanor.file.PlainText;

/** Our kind of CSV: RFC 4180, UTF-8, line feeds, a header. */
public final class CsvFile {

	private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n').build();

	private static final CSVFormat QUOTED = FORMAT.builder().setQuoteMode(QuoteMode.ALL).build();

	/**
	 * A cell of anything else is in quotes: whatever character a reader is told to take for a separator, none of a name or a
	 * message is one. Labels and numbers, most of all cells, need none.
	 */
	private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_.\\-]*");

	private static final char BYTE_ORDER_MARK = '\uFEFF';
	private static final int LONGEST_HEADER = 1 << 16;
	private static final int HEAD_BYTES = 1 << 12;

	private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

	/**
	 * Spreadsheets run a cell that begins with one of these as a formula; they also do so after removing an apostrophe.
	 */
	private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\\t\\r\\n].*");

	private CsvFile() {}

	/**
	 * Writes a table, whole or not at all. No cell is a formula, whatever a file's name was.
	 *
	 * @param rows may come from other tables; one that cannot be read then ends this by an {@link UncheckedIOException}
	 * @throws StageException (stage report) if it cannot be written, or what the rows come from cannot be read
	 */
	public static void write(Path file, List<String> columns, Iterable<List<String>> rows) throws StageException {
		AtomicFile.writeText(file, writer -> {
			try (CSVPrinter csv = new CSVPrinter(writer, FORMAT)) {
				csv.printRecord(columns);
				for (List<String> row : rows)
					print(row, writer);
			}
			catch (UncheckedIOException unreadable) {
				throw unreadable.getCause() instanceof StageException told ? told : unreadable(file, unreadable);
			}
		});
	}

	/**
	 * Reads a table whose first line names the columns. {@link #text} gives a cell's own text.
	 *
	 * @throws StageException (stage report) if it cannot be read or a column is missing
	 */
	public static List<CSVRecord> read(Path file, List<String> requiredColumns) throws StageException {
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
	 * Opens a table, in UTF-8 or UTF-16, whose first line names the columns, separated by commas, semicolons or tabs.
	 *
	 * @throws StageException (stage report) if it cannot be read or a column is missing
	 */
	static CSVParser open(Path file, List<String> requiredColumns) throws StageException {
		try {
			BufferedReader reader = reader(file);
			try {
				CSVFormat format = FORMAT.builder().setDelimiter(delimiter(reader)).setHeader().setSkipHeaderRecord(true)
						.setIgnoreEmptyLines(true).build();
				CSVParser csv = CSVParser.parse(reader, format);
				checkColumns(file, csv, requiredColumns);
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

	/** @throws StageException (stage report) naming the first column that is missing */
	static void checkColumns(Path file, CSVParser csv, List<String> required) throws StageException {
		for (String column : required)
			if (!csv.getHeaderNames().contains(column))
				throw new StageException(Stage.REPORT, file.toString(), "has no column '" + column + "'");
	}

	/**
	 * Opens another program's table, as {@link #open} does. Lines in front of the header that are blank or begin with # are
	 * passed over, as are blanks around cells.
	 *
	 * @throws StageException (stage report) if it cannot be read
	 */
	public static CSVParser openForeign(Path file) throws StageException {
		try {
			BufferedReader reader = reader(file);
			try {
				passOverRemarks(reader);
				return CSVParser.parse(reader, FORMAT.builder().setDelimiter(delimiter(reader)).setHeader()
						.setSkipHeaderRecord(true).setAllowMissingColumnNames(true).setIgnoreSurroundingSpaces(true)
						.setIgnoreEmptyLines(true).build());
			}
			catch (IOException | RuntimeException failed) {
				reader.close();
				throw failed;
			}
		}
		catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
			throw unreadable(file, unreadable);
		}
	}

	/** Bytes that are no text of the file's encoding are errors. */
	private static BufferedReader reader(Path file) throws IOException {
		BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file));
		try {
			bytes.mark(HEAD_BYTES);
			Charset charset = PlainText.charset(bytes.readNBytes(HEAD_BYTES));
			bytes.reset();
			return new BufferedReader(new InputStreamReader(bytes, charset.newDecoder()));
		}
		catch (IOException | RuntimeException failed) {
			bytes.close();
			throw failed;
		}
	}

	private static void passOverRemarks(BufferedReader reader) throws IOException {
		passOverMark(reader);
		String line;
		do {
			reader.mark(LONGEST_HEADER);
			line = reader.readLine();
		} while (line != null && (line.isBlank() || line.startsWith("#")));
		reader.reset();
	}

	/** Spreadsheets put a byte order mark in front. */
	private static void passOverMark(BufferedReader reader) throws IOException {
		reader.mark(1);
		if (reader.read() != BYTE_ORDER_MARK)
			reader.reset();
	}

	/** Leaves the reader at the first line, behind a byte order mark. */
	private static char delimiter(BufferedReader reader) throws IOException {
		passOverMark(reader);
		reader.mark(LONGEST_HEADER);
		StringBuilder header = new StringBuilder();
		for (int next = reader.read(); next >= 0 && next != '\n' && header.length() < LONGEST_HEADER - 1; next = reader.read())
			header.append((char) next);
		reader.reset();
		return Delimiters.of(header.toString());
	}

	private static void print(List<String> row, Appendable to) throws IOException {
		for (int i = 0; i < row.size(); i++) {
			String cell = row.get(i);
			// Nearly all cells are simple; patterns would take most of a table's time.
			if (isSimple(cell) && (i > 0 || !cell.isEmpty()))
				to.append(i == 0 ? "" : FORMAT.getDelimiterString()).append(cell);
			else
				printText(harmless(cell), to, i == 0);
		}
		FORMAT.println(to);
	}

	private static void printText(String cell, Appendable to, boolean first) throws IOException {
		(PLAIN.matcher(cell).matches() ? FORMAT : QUOTED).print(cell, to, first);
	}

	/** Whether a cell is ASCII that needs no quotes and begins no formula. */
	private static boolean isSimple(String cell) {
		for (int i = 0; i < cell.length(); i++) {
			char character = cell.charAt(i);
			boolean letter = character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z';
			boolean digit = character >= '0' && character <= '9';
			if (!letter && !digit && (i == 0 || character != '.' && character != '_' && character != '-'))
				return false;
		}
		return true;
	}

	/** What was written into a cell, without the apostrophe that {@link #write} put before a formula. */
	public static String text(String cell) {
		return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
	}

	/**
	 * A cell that is no formula and one line: an apostrophe in front makes a formula a text, control characters are
	 * {@linkplain OtherPeoplesText escaped}. Numbers begin with a minus too and stay.
	 */
	public static String harmless(String text) {
		String cell = OtherPeoplesText.escaped(text);
		return FORMULA.matcher(text).matches() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
	}

	/** @throws StageException (stage report) naming file and row if a row has not as many fields as the header */
	public static void checkFields(Path file, CSVRecord row) throws StageException {
		if (!row.isConsistent())
			throw wrong(file, row, "has " + row.size() + " fields, not the " + row.getParser().getHeaderNames().size() + " of the header");
	}

	/** One line (stage report) on what is wrong with a row. */
	public static StageException wrong(Path file, CSVRecord row, String what) {
		return new StageException(Stage.REPORT, file.toString(), "row " + row.getRecordNumber() + ": " + what);
	}

	/** One line (stage report) on why a table cannot be read. */
	public static StageException unreadable(Path file, Exception why) {
		Exception cause = why instanceof UncheckedIOException wrapped ? wrapped.getCause() : why;
		if (cause instanceof CharacterCodingException)
			return new StageException(Stage.REPORT, file.toString(), PlainText.FOREIGN, why);
		return new StageException(Stage.REPORT, file.toString(), "cannot be read as CSV: "
				+ (cause instanceof IOException io ? AtomicFile.words(io) : cause.getMessage()), why);
	}
}
