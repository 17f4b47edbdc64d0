package org.demeanor.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads one of our tables as a user's script would. */
final class Csv {

	private Csv() {}

	/** Its rows by their first column, in order. */
	static Map<String, CSVRecord> byClip(Path file) throws IOException {
		Map<String, CSVRecord> rows = new LinkedHashMap<>();
		for (CSVRecord row : rows(file))
			rows.put(row.get(0), row);
		return rows;
	}

	static List<CSVRecord> rows(Path file) throws IOException {
		CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
		try (CSVParser csv = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
			return csv.getRecords();
		}
	}
}
