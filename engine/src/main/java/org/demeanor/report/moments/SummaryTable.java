package org.demeanor.report.moments;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.SafeName;
import org.demeanor.report.table.Columns;
import org.demeanor.report.table.CsvFile;
import org.demeanor.report.table.CsvRows;
import org.demeanor.report.table.SegmentsTable;
import org.demeanor.report.table.TimelineTable;
import org.demeanor.score.Emotion;
import org.demeanor.score.NamedValues;
import org.demeanor.score.Scores;
import org.demeanor.timeline.FurtherSummary;
import org.demeanor.timeline.Summary;
import org.demeanor.timeline.Timeline;
import org.demeanor.timeline.TimelineRow;

/**
 * The table {@code summary.csv} of a run, made from the tables of its timelines and segments: for each clip and segment, person,
 * stream and emotion what a paper reports.
 */
public final class SummaryTable {

	/** Its name in the folder of the results. */
	public static final String FILE = "summary.csv";

	/** The name of the same table as Parquet. */
	public static final String PARQUET = "summary.parquet";

	/** Its columns, in order. */
	public static final List<String> COLUMNS = List.of("clip", "segment", "tier", "start_s", "end_s", "person", "stream", "emotion",
			"seconds", "share", "mean", "peak", "peak_s", "episodes", "episode_s", "latency_s");

	/** A stretch of a clip; the whole has no name. */
	private record Part(String segment, String tier, double start, double end) {}

	private SummaryTable() {}

	/**
	 * Writes the table, whole or not at all; none if no clip has a timeline.
	 *
	 * @param clips names of the clips, in order
	 * @throws StageException (stage report) if a table cannot be read or written
	 */
	public static void write(Path folder, List<String> clips) throws StageException {
		List<String> with = new ArrayList<>();
		for (String clip : clips)
			if (Files.exists(timeline(folder, clip)))
				with.add(clip);
		if (with.isEmpty())
			return;
		CsvFile.write(folder.resolve(FILE), COLUMNS, () -> with.stream().flatMap(clip -> rows(folder, clip).stream()).iterator());
	}

	/**
	 * Opens the table to read it row by row.
	 *
	 * @throws StageException (stage report) if it cannot be read or is not such a table
	 */
	public static CsvRows rows(Path file) throws StageException {
		return new CsvRows(file, COLUMNS);
	}

	/**
	 * The rows of a clip without segments.
	 *
	 * @param clip its name
	 * @param timeline one without steps gives no rows
	 */
	public static List<List<String>> rows(String clip, Timeline timeline) {
		List<List<String>> rows = new ArrayList<>();
		add(rows, clip, whole(timeline), timeline);
		return rows;
	}

	// -- Helper methods --

	private static List<List<String>> rows(Path folder, String clip) {
		try {
			Timeline timeline = TimelineTable.read(timeline(folder, clip));
			List<List<String>> rows = new ArrayList<>();
			for (Part part : parts(folder, clip, timeline))
				add(rows, clip, part, timeline);
			return rows;
		}
		catch (StageException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	private static Path timeline(Path folder, String clip) throws StageException {
		return SafeName.child(folder, clip + TimelineTable.SUFFIX, Stage.REPORT);
	}

	private static List<Part> parts(Path folder, String clip, Timeline timeline) throws StageException {
		Part whole = whole(timeline);
		List<Part> parts = new ArrayList<>(List.of(whole));
		Path segments = SafeName.child(folder, clip + SegmentsTable.SUFFIX, Stage.REPORT);
		if (Files.exists(segments))
			for (List<String> row : CsvRows.all(segments, SegmentsTable.COLUMNS))
				parts.add(new Part(row.get(0), row.get(1), seconds(segments, row.get(2)),
						Math.min(whole.end, seconds(segments, row.get(3)))));
		return parts;
	}

	private static double seconds(Path file, String cell) throws StageException {
		try {
			return Double.parseDouble(cell);
		}
		catch (NumberFormatException edited) {
			throw new StageException(Stage.REPORT, file.toString(), "has '" + cell + "' as a time", edited);
		}
	}

	private static Part whole(Timeline timeline) {
		return new Part("", "", 0, timeline.rows().stream().mapToDouble(TimelineRow::endSeconds).max().orElse(0));
	}

	private static void add(List<List<String>> rows, String clip, Part part, Timeline timeline) {
		Map<Integer, List<TimelineRow>> persons = new TreeMap<>();
		for (TimelineRow row : timeline.rows())
			persons.computeIfAbsent(row.person().orElse(0), person -> new ArrayList<>()).add(row);
		Map<String, Function<TimelineRow, Optional<Scores>>> streams = new LinkedHashMap<>();
		streams.put("face", TimelineRow::face);
		streams.put("voice", TimelineRow::voice);
		streams.put("fused", TimelineRow::fused);
		persons.forEach((person, steps) -> {
			OptionalInt number = person == 0 ? OptionalInt.empty() : OptionalInt.of(person);
			streams.forEach((stream, scores) -> {
				for (Emotion emotion : Emotion.all())
					Summary.of(steps, scores, emotion, part.start, part.end)
							.ifPresent(summary -> rows.add(row(clip, part, number, stream, emotion, summary)));
			});
			addFurther(rows, clip, part, number, "face", steps, TimelineRow::faceFurther);
			addFurther(rows, clip, part, number, "voice", steps, TimelineRow::voiceFurther);
		});
	}

	/** What nets tell besides the scores has no label, and so no share and no episodes. */
	private static void addFurther(List<List<String>> rows, String clip, Part part, OptionalInt person, String stream,
			List<TimelineRow> steps, Function<TimelineRow, NamedValues> further) {
		for (FurtherSummary told : FurtherSummary.of(steps, further, part.start, part.end))
			rows.add(List.of(clip, part.segment, part.tier, Columns.decimal(part.start), Columns.decimal(part.end),
					person.isPresent() ? String.valueOf(person.getAsInt()) : "", stream, told.name(), Columns.decimal(told.seconds()), "",
					Columns.decimal(told.mean()), Columns.decimal(told.peak()), Columns.decimal(told.peakSeconds()), "", "", ""));
	}

	private static List<String> row(String clip, Part part, OptionalInt person, String stream, Emotion emotion, Summary summary) {
		return List.of(clip, part.segment, part.tier, Columns.decimal(part.start), Columns.decimal(part.end),
				person.isPresent() ? String.valueOf(person.getAsInt()) : "", stream, emotion.label(), Columns.decimal(summary.seconds()),
				Columns.decimal(summary.share()), Columns.decimal(summary.mean()), Columns.decimal(summary.peak()),
				Columns.decimal(summary.peakSeconds()), String.valueOf(summary.episodes()), Columns.decimal(summary.episodeSeconds()),
				Columns.decimal(summary.latencySeconds()));
	}
}
