package org.demeanor.annotation.boris;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.demeanor.StageException;
import org.demeanor.annotation.AnnotationText;
import org.demeanor.annotation.Annotations;
import org.demeanor.annotation.Span;
import org.demeanor.annotation.Tier;

/**
 * Reads BORIS's exports of events, with one row for each event or for each state. It finds columns by name. The film's
 * time is the event's less the observation's time offset: BORIS's offset has the opposite sign of ELAN's. An observation of
 * several films counts on from one to the next, so the lengths of the films before are subtracted, too.
 */
public final class BorisReader {

	private static final String NOBODY = "No focal subject";
	private static final String START = "START";
	private static final String STOP = "STOP";

	private final Path file;
	private final Map<String, Map<String, List<Span>>> byFilm = new LinkedHashMap<>();
	private final Map<String, Double> begun = new HashMap<>();
	private final List<String> remarks = new ArrayList<>();
	private int divided;

	private BorisReader(Path file) {
		this.file = file;
	}

	/** Whether a table's columns are those of an export of events. */
	public static boolean reads(List<String> columns) {
		return columns.contains("Behavior") && (columns.contains("Time") || columns.contains("Start (s)"));
	}

	/**
	 * @return the annotations of each film, by its file's name
	 * @throws StageException (stage annotation) if a row cannot be read or a state does not end
	 */
	public static Map<String, Annotations> read(Path file, String content, char delimiter) throws StageException {
		return new BorisReader(file).parse(content, delimiter);
	}

	// -- Helper methods --

	private Map<String, Annotations> parse(String content, char delimiter) throws StageException {
		CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setHeader().setSkipHeaderRecord(true)
				.setIgnoreEmptyLines(true).setTrim(true).build();
		try (CSVParser csv = CSVParser.parse(new StringReader(content), format)) {
			boolean aggregated = csv.getHeaderNames().contains("Start (s)");
			for (CSVRecord row : csv)
				if (aggregated)
					addState(row);
				else
					addEvent(row);
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException | UncheckedIOException | IllegalArgumentException broken) {
			throw AnnotationText.problem(file, "cannot be read as a table of BORIS: " + broken.getMessage());
		}
		if (!begun.isEmpty())
			throw AnnotationText.problem(file, "has a state that does not end: " + begun.keySet().iterator().next().replace("\n", ", "));
		if (divided > 0)
			remarks.add("states that go on in the next film, now one in each: " + divided);
		Map<String, Annotations> all = new LinkedHashMap<>();
		byFilm.forEach((film, bySubject) -> {
			List<Tier> tiers = bySubject.entrySet().stream().map(tier -> new Tier(tier.getKey(), tier.getKey(), tier.getValue())).toList();
			double end = tiers.stream().flatMap(tier -> tier.spans().stream()).mapToDouble(Span::endSeconds).max().orElse(0);
			all.put(film, new Annotations(tiers, end, remarks));
		});
		return all;
	}

	private void addState(CSVRecord row) throws StageException {
		double offset = offset(row);
		double start = number(row, "Start (s)") - offset;
		double stop = cell(row, "Stop (s)").isEmpty() || cell(row, "Stop (s)").equals("NA") ? start : number(row, "Stop (s)") - offset;
		add(row, start, stop);
	}

	private void addEvent(CSVRecord row) throws StageException {
		double time = number(row, "Time") - offset(row);
		String type = cell(row, "Behavior type");
		String key = films(row) + "\n" + subject(row) + "\n" + label(row);
		if (type.equals(START) && begun.putIfAbsent(key, time) != null)
			throw AnnotationText.problem(file, "has a state that begins twice: " + key.replace("\n", ", "));
		if (type.equals(STOP)) {
			Double start = begun.remove(key);
			if (start == null)
				throw AnnotationText.problem(file, "has a state that ends without a beginning: " + key.replace("\n", ", "));
			add(row, start, time);
		}
		else if (!type.equals(START))
			add(row, time, time);
	}

	private void add(CSVRecord row, double start, double stop) throws StageException {
		if (stop < start)
			throw AnnotationText.problem(file, "row " + row.getRecordNumber() + " ends before it begins");
		List<ObservedFilms.Part> parts = films(row).parts(start, stop);
		divided += parts.size() > 1 ? 1 : 0;
		for (ObservedFilms.Part part : parts)
			byFilm.computeIfAbsent(part.film(), film -> new LinkedHashMap<>())
					.computeIfAbsent(subject(row), subject -> new ArrayList<>())
					.add(new Span(part.startSeconds(), part.endSeconds(), label(row)));
	}

	private double offset(CSVRecord row) throws StageException {
		double offset = cell(row, "Time offset (s)").isEmpty() ? 0 : number(row, "Time offset (s)");
		if (offset != 0)
			remark("times moved by the observation's time offset");
		return offset;
	}

	private void remark(String remark) {
		if (!remarks.contains(remark))
			remarks.add(remark);
	}

	/** BORIS may name the wrong film of an event if there is an offset, so the observation counts. */
	private ObservedFilms films(CSVRecord row) throws StageException {
		String source = cell(row, "Source").isEmpty() ? cell(row, "Media file name") : cell(row, "Source");
		if (source.contains(ObservedFilms.NEXT_PLAYER))
			remark("films that were played side by side: times are told of those of the first player");
		return ObservedFilms.of(source, cell(row, "Media duration (s)")).orElseThrow(() -> AnnotationText.problem(file,
				"row " + row.getRecordNumber() + " is of an observation of several films, without the length of each"));
	}

	private static String subject(CSVRecord row) {
		String subject = cell(row, "Subject");
		return subject.isEmpty() ? NOBODY : subject;
	}

	private static String label(CSVRecord row) {
		StringBuilder label = new StringBuilder(cell(row, "Behavior"));
		for (String column : row.getParser().getHeaderNames())
			if (column.startsWith("Modifier") && !cell(row, column).isEmpty())
				label.append(' ').append(cell(row, column));
		return label.toString();
	}

	private double number(CSVRecord row, String column) throws StageException {
		try {
			double number = Double.parseDouble(cell(row, column));
			if (Double.isFinite(number))
				return number;
		}
		catch (NumberFormatException notANumber) {
			// The message below covers it.
		}
		throw AnnotationText.problem(file, "row " + row.getRecordNumber() + " has '" + cell(row, column) + "' as " + column);
	}

	private static String cell(CSVRecord row, String column) {
		return row.isMapped(column) && row.isSet(column) ? row.get(column) : "";
	}
}
