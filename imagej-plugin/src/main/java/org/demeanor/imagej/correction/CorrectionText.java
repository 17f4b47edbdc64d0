package org.demeanor.imagej.correction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.demeanor.Stage;
import org.demeanor.StageException;

/** Corrections as CSV, {@code change,person,first,last,value}, in the order in which they were made. */
final class CorrectionText {

	private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n')
			.setHeader("change", "person", "first", "last", "value").setSkipHeaderRecord(true).build();

	private CorrectionText() {}

	static String of(List<Correction> corrections) {
		StringBuilder text = new StringBuilder("change,person,first,last,value\n");
		for (Correction one : corrections)
			text.append(FORMAT.format(one.change().label(), one.person(), one.first(), one.last() == Correction.END ? "" : one.last(),
					one.value())).append('\n');
		return text.toString();
	}

	/**
	 * @param subject whose text it is, for the message
	 * @throws StageException (stage report) naming the row if it is none of ours
	 */
	static List<Correction> parse(String subject, String text) throws StageException {
		List<Correction> corrections = new ArrayList<>();
		try (CSVParser rows = CSVParser.parse(text, FORMAT)) {
			for (CSVRecord row : rows)
				corrections.add(correction(subject, row));
			return corrections;
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException | UncheckedIOException | IllegalArgumentException broken) {
			throw new StageException(Stage.REPORT, subject, "is no table of corrections: " + broken.getMessage(), broken);
		}
	}

	private static Correction correction(String subject, CSVRecord row) throws StageException {
		try {
			Change change = Arrays.stream(Change.values()).filter(some -> some.label().equals(row.get("change"))).findFirst()
					.orElseThrow(() -> new IllegalArgumentException("no change '" + row.get("change") + "'"));
			return new Correction(change, Integer.parseInt(row.get("person")), Integer.parseInt(row.get("first")),
					row.get("last").isEmpty() ? Correction.END : Integer.parseInt(row.get("last")), row.get("value")).checked();
		}
		catch (StageException | IllegalArgumentException wrong) {
			throw new StageException(Stage.REPORT, subject, "row " + row.getRecordNumber() + ": " + wrong.getMessage(), wrong);
		}
	}
}
