package org.demeanor.report.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVRecord;
import org.demeanor.StageException;
import org.demeanor.file.DecimalText;

/** A table of numbers from another program: a column of names, and columns of numbers. */
public final class NumberTable {

	private NumberTable() {}

	/**
	 * Reads some of its columns.
	 *
	 * @param key name of the column with the names
	 * @param columns names of the columns with the numbers
	 * @return numbers in the order of the columns by name, in the order of the file
	 * @throws StageException (stage report) if it cannot be read, a column is missing, a cell holds no number, or a
	 *         name comes twice
	 */
	public static Map<String, double[]> read(Path file, String key, List<String> columns) throws StageException {
		List<String> required = new ArrayList<>(List.of(key));
		required.addAll(columns);
		Map<String, double[]> rows = new LinkedHashMap<>();
		for (CSVRecord line : CsvFile.read(file, required)) {
			CsvFile.checkFields(file, line);
			double[] numbers = new double[columns.size()];
			for (int i = 0; i < numbers.length; i++)
				try {
					numbers[i] = DecimalText.parse(line.get(columns.get(i)));
					if (!Double.isFinite(numbers[i]))
						throw new NumberFormatException();
				}
				catch (NumberFormatException none) {
					throw CsvFile.wrong(file, line, "'" + line.get(columns.get(i)) + "' is no number");
				}
			if (rows.put(CsvFile.text(line.get(key)), numbers) != null)
				throw CsvFile.wrong(file, line, "'" + CsvFile.text(line.get(key)) + "' stands there twice");
		}
		return rows;
	}
}
