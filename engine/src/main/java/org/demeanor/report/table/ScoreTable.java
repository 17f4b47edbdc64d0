package org.demeanor.report.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.demeanor.Counts;
import org.demeanor.Modality;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipStatus;
import org.demeanor.file.DecimalText;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/**
 * A table of clip scores, {@code clip,truth,angry..surprise}, from another tool or from fusion. {@code truth} may be
 * absent or empty. Scores are shares, 0 to 1, with decimal points or commas.
 */
public final class ScoreTable {

	/** One clip. */
	public record Row(Optional<Emotion> truth, Scores scores) {}

	private static final String CLIP = "clip";
	private static final String TRUTH = "truth";
	private static final String STATUS = "status";

	/** A share, as rounding may leave it. */
	private static final double MOST = 1.001;

	/** Shares of one answer add up to 1. Medians of frames need not, as they are taken class by class, but reach 2 at most. */
	private static final double MOST_IN_SUM = 2 * MOST;

	/** How far scores with two digits may be from a sum of 1. */
	private static final double ROUNDED = 0.05;

	private ScoreTable() {}

	/**
	 * Reads a table. Where it has columns of the stream's own, as {@code clips.csv} has, these are read and not the fused ones;
	 * clips that failed or of which the stream says nothing are left out.
	 *
	 * @param stream whose scores are wanted
	 * @return rows by clip, in the order of the file
	 * @throws StageException (stage report) with file and line if it cannot be read, a column is missing, a clip occurs
	 *        twice, a score is no share, or all of a row are 0 or add up to more than shares can
	 */
	public static Map<String, Row> read(Path file, Modality stream) throws StageException {
		try (CSVParser csv = CsvFile.open(file, List.of(CLIP))) {
			String ofStream = stream.label() + "_";
			boolean own = csv.getHeaderNames().contains(Columns.emotions(ofStream).get(0));
			List<String> columns = Columns.emotions(own ? ofStream : "");
			CsvFile.checkColumns(file, csv, columns);
			Map<String, Row> rows = new LinkedHashMap<>();
			for (CSVRecord line : csv.getRecords()) {
				CsvFile.checkFields(file, line);
				if (own && saysNothing(line, columns))
					continue;
				String clip = CsvFile.text(line.get(CLIP));
				if (rows.put(clip, new Row(truth(file, line), scores(file, line, columns))) != null)
					throw CsvFile.wrong(file, line, "clip '" + clip + "' stands twice");
			}
			return rows;
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException | UncheckedIOException unreadable) {
			throw CsvFile.unreadable(file, unreadable);
		}
	}

	/** What to tell of rows whose scores do not add up to 1: they count for more or less than others. Empty if all do. */
	public static Optional<String> remark(Path file, Map<String, Row> rows) {
		List<String> odd = rows.keySet().stream().filter(clip -> Math.abs(sum(rows.get(clip)) - 1) > ROUNDED).toList();
		return odd.isEmpty() ? Optional.empty()
				: Optional.of(String.format(Locale.ROOT,
						"%s: the scores of %d of %s do not add up to 1, e.g. %.2f of '%s'; they count as they stand", file,
						odd.size(), Counts.of(rows.size(), "clip"), sum(rows.get(odd.get(0))), odd.get(0)));
	}

	/**
	 * Writes a table, whole or not at all.
	 *
	 * @throws StageException (stage report) if it cannot be written
	 */
	public static void write(Path file, Map<String, Row> rows) throws StageException {
		List<String> columns = new ArrayList<>(List.of(CLIP, TRUTH));
		columns.addAll(Columns.emotions(""));
		List<List<String>> lines = new ArrayList<>();
		rows.forEach((clip, row) -> {
			List<String> line = new ArrayList<>(List.of(clip, row.truth().map(Emotion::label).orElse("")));
			line.addAll(Columns.values(Optional.of(row.scores())));
			lines.add(line);
		});
		CsvFile.write(file, columns, lines);
	}

	/** Scores of a clip that failed may be those of a part. */
	private static boolean saysNothing(CSVRecord line, List<String> columns) {
		return line.isMapped(STATUS) && line.get(STATUS).equals(ClipStatus.FAILED.label())
				|| columns.stream().allMatch(column -> line.get(column).isBlank());
	}

	private static Optional<Emotion> truth(Path file, CSVRecord line) throws StageException {
		if (!line.isMapped(TRUTH) || line.get(TRUTH).isBlank())
			return Optional.empty();
		Optional<Emotion> truth = Emotion.ofLabel(line.get(TRUTH).strip());
		if (truth.isEmpty())
			throw CsvFile.wrong(file, line, "'" + line.get(TRUTH) + "' is none of the seven emotions");
		return truth;
	}

	/** @param columns in the order of {@link Emotion} */
	private static Scores scores(Path file, CSVRecord line, List<String> columns) throws StageException {
		double[] values = new double[Emotion.count()];
		for (int i = 0; i < values.length; i++) {
			String text = line.get(columns.get(i));
			try {
				values[i] = DecimalText.parse(text);
			}
			catch (NumberFormatException notANumber) {
				throw CsvFile.wrong(file, line, columns.get(i) + " is '" + text + "', not a number");
			}
			// The other table would count for nothing beside one in per cent.
			if (!(values[i] >= 0 && values[i] <= MOST))
				throw CsvFile.wrong(file, line, columns.get(i) + " is '" + text + "', and scores are shares from 0 to 1");
		}
		double sum = Arrays.stream(values).sum();
		if (sum == 0)
			throw CsvFile.wrong(file, line, "all seven scores are 0; leave out a clip without an answer");
		if (sum > MOST_IN_SUM)
			throw CsvFile.wrong(file, line, String.format(Locale.ROOT, "the seven scores add up to %.2f, and shares add up to 1", sum));
		return Scores.of(values);
	}

	private static double sum(Row row) {
		return Arrays.stream(row.scores().toArray()).sum();
	}
}
