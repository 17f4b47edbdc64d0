package org.demeanor.report.table;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.csv.CSVRecord;
import org.demeanor.StageException;
import org.demeanor.score.Emotion;

/** A table of what clips show, {@code clip,truth}; further columns, such as scores, are passed over. */
public final class LabelTable {

	private static final String CLIP = "clip";
	private static final String TRUTH = "truth";

	private LabelTable() {}

	/**
	 * Reads a table; rows without a truth are left out.
	 *
	 * @throws StageException (stage report) naming file and row if it cannot be read, a column is missing, a clip stands twice,
	 *         or a truth is none of the emotions
	 */
	public static Map<String, Emotion> read(Path file) throws StageException {
		Map<String, Emotion> labels = new LinkedHashMap<>();
		for (CSVRecord line : CsvFile.read(file, List.of(CLIP, TRUTH))) {
			CsvFile.checkFields(file, line);
			if (line.get(TRUTH).isBlank())
				continue;
			Optional<Emotion> truth = Emotion.ofLabel(line.get(TRUTH).strip());
			if (truth.isEmpty())
				throw CsvFile.wrong(file, line, "'" + line.get(TRUTH) + "' is none of the seven emotions");
			String clip = CsvFile.text(line.get(CLIP));
			if (labels.put(clip, truth.get()) != null)
				throw CsvFile.wrong(file, line, "clip '" + clip + "' stands twice");
		}
		return labels;
	}
}
