package org.demeanor.annotation.segment;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.demeanor.StageException;
import org.demeanor.annotation.AnnotationText;
import org.demeanor.file.DecimalText;

/**
 * Our own table of segments: {@code clip,start_s,end_s,name} and, if wanted, {@code person}. Spreadsheets of some countries write
 * semicolons and decimal commas; both are understood.
 */
final class SegmentTable {

	private static final List<String> REQUIRED = List.of("clip", "start_s", "end_s", "name");

	private SegmentTable() {}

	static List<String> columns(String content, char delimiter) {
		String head = content.lines().findFirst().orElse("");
		List<String> columns = new ArrayList<>();
		for (String column : head.split(Pattern.quote(String.valueOf(delimiter))))
			columns.add(column.strip().replaceAll("^\"|\"$", ""));
		return columns;
	}

	/** @throws StageException (stage annotation) if a column is missing or a row cannot be read */
	static List<Segment> read(Path file, String content, char delimiter) throws StageException {
		CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setHeader().setSkipHeaderRecord(true)
				.setIgnoreEmptyLines(true).setTrim(true).build();
		try (CSVParser csv = CSVParser.parse(new StringReader(content), format)) {
			for (String column : REQUIRED)
				if (!csv.getHeaderNames().contains(column))
					throw AnnotationText.problem(file, "has no column '" + column + "'");
			List<Segment> segments = new ArrayList<>();
			for (CSVRecord row : csv)
				segments.add(segment(file, row, csv.getHeaderNames().contains("person")));
			return segments;
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException | UncheckedIOException | IllegalArgumentException broken) {
			throw AnnotationText.problem(file, "cannot be read as a table: "
					+ (broken instanceof UncheckedIOException wrapped ? wrapped.getCause() : broken).getMessage());
		}
	}

	// -- Helper methods --

	private static Segment segment(Path file, CSVRecord row, boolean withPerson) throws StageException {
		if (!row.isConsistent())
			throw AnnotationText.problem(file, "row " + row.getRecordNumber() + " has " + row.size() + " fields, not the "
					+ row.getParser().getHeaderNames().size() + " of the header");
		double start = seconds(file, row, "start_s");
		double end = seconds(file, row, "end_s");
		if (start < 0)
			throw AnnotationText.problem(file, "row " + row.getRecordNumber() + " begins before 0 s");
		if (end < start)
			throw AnnotationText.problem(file, "row " + row.getRecordNumber() + " ends before it begins");
		return new Segment(row.get("clip"), row.get("name"), "", start, end, withPerson ? row.get("person") : "");
	}

	private static double seconds(Path file, CSVRecord row, String column) throws StageException {
		try {
			double seconds = DecimalText.parse(row.get(column));
			if (Double.isFinite(seconds))
				return seconds;
		}
		catch (NumberFormatException notANumber) {
			// The message below covers it.
		}
		throw AnnotationText.problem(file, "row " + row.getRecordNumber() + " has '" + row.get(column) + "' as " + column
				+ ", not seconds");
	}
}
