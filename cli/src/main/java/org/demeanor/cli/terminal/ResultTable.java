package org.demeanor.cli.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.demeanor.Counts;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;
import org.demeanor.report.table.ClipTable;
import org.demeanor.report.table.CsvRows;

/** The end of a run for a person to read: the first rows of {@code clips.csv}, and where the files are. */
public final class ResultTable {

	/** The number of rows that fit on a screen. */
	static final int ROWS = 20;

	/** The most characters of a cell; longer texts are cut. */
	static final int WIDTH = 40;

	private static final Map<String, String> TITLES = titles();

	private static final Map<String, String> FILES = files();

	private ResultTable() {}

	/**
	 * Prints the results in a folder.
	 *
	 * @param out a folder with the files of a finished run
	 * @throws StageException (stage report) if {@code clips.csv} or the folder cannot be read
	 */
	public static void print(Path out, PrintWriter to) throws StageException {
		try {
			printTable(out.resolve(ClipTable.FILE), to);
			to.println();
			to.println("Files in " + out + ":");
			align(present(out)).forEach(line -> to.println("  " + line));
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException unreadable) {
			throw new StageException(Stage.REPORT, out.toString(), "cannot be read: " + AtomicFile.words(unreadable),
					unreadable);
		}
	}

	private static void printTable(Path file, PrintWriter to) throws IOException {
		List<List<String>> lines = new ArrayList<>();
		lines.add(List.copyOf(TITLES.values()));
		int rows = 0;
		try (CsvRows table = ClipTable.rows(file)) {
			for (List<String> row = table.next(); row != null; row = table.next())
				if (rows++ < ROWS)
					lines.add(cells(row));
		}
		to.println();
		align(lines).forEach(to::println);
		if (rows > ROWS)
			to.println("... and " + Counts.of(rows - ROWS, "row") + " more");
	}

	/** Makes each cell as wide as the widest of its column; lines end without blanks. */
	static List<String> align(List<List<String>> lines) {
		List<String> aligned = new ArrayList<>();
		for (List<String> line : lines) {
			StringBuilder text = new StringBuilder();
			for (int i = 0; i < line.size(); i++) {
				int column = i;
				int width = lines.stream().mapToInt(other -> length(other.get(column))).max().orElse(0);
				text.append(line.get(i)).append(" ".repeat(width - length(line.get(i)) + 2));
			}
			aligned.add(text.toString().stripTrailing());
		}
		return aligned;
	}

	// -- Helper methods --

	private static List<String> cells(List<String> row) {
		return TITLES.keySet().stream().map(column -> cell(column, row)).toList();
	}

	private static String cell(String column, List<String> row) {
		String text = row.get(ClipTable.COLUMNS.indexOf(column));
		if (column.equals("confidence") && !text.isEmpty())
			return String.format(Locale.ROOT, "%.2f", Double.parseDouble(text));
		// A file's name may hold characters that control a terminal.
		String harmless = text.replaceAll("\\p{Cntrl}", "?");
		return length(harmless) <= WIDTH ? harmless
				: harmless.substring(0, harmless.offsetByCodePoints(0, WIDTH - 3)) + "...";
	}

	private static int length(String text) {
		return text.codePointCount(0, text.length());
	}

	/** The kinds of files in the folder, and what each holds. */
	private static List<List<String>> present(Path out) throws IOException {
		List<List<String>> present = new ArrayList<>();
		for (Map.Entry<String, String> kind : FILES.entrySet()) {
			PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + kind.getKey());
			try (Stream<Path> all = Files.list(out)) {
				if (all.anyMatch(file -> matcher.matches(file.getFileName())))
					present.add(List.of(kind.getKey(), kind.getValue()));
			}
		}
		return present;
	}

	private static Map<String, String> titles() {
		Map<String, String> titles = new LinkedHashMap<>();
		for (String column : List.of("clip", "status", "label", "confidence"))
			titles.put(column, column);
		titles.put("face_label", "face");
		titles.put("voice_label", "voice");
		return titles;
	}

	private static Map<String, String> files() {
		Map<String, String> files = new LinkedHashMap<>();
		files.put("clips.csv", "a row for each clip");
		files.put("clips.raw.csv", "the same before calibration");
		files.put("*.frames.csv", "a row for each face on each frame");
		files.put("*.timeline.csv", "a row for each step of time and person");
		files.put("people.csv", "a row for each person");
		files.put("segments.csv", "a row for each segment");
		files.put("summary.csv", "shares, means, peaks and episodes of each emotion");
		files.put("*.TextGrid", "the timeline for Praat");
		files.put("*.eaf", "the timeline for ELAN");
		files.put("*.srt", "the timeline as subtitles");
		files.put("*.boris.csv", "the timeline for BORIS");
		files.put("report.html", "the run on one page, for a browser");
		files.put("*.annotated.mp4", "clips with boxes and labels");
		files.put("*.parquet", "the tables for data frames");
		files.put("run.json", "version, options, models, times");
		return files;
	}
}
