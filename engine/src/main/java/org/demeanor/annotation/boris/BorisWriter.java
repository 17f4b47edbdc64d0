package org.demeanor.annotation.boris;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.demeanor.StageException;
import org.demeanor.annotation.Annotations;
import org.demeanor.annotation.Span;
import org.demeanor.annotation.Tier;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.FileNames;

/**
 * Writes spans as BORIS's table of events: one row where a state starts and one where it stops. Each tier is a subject.
 */
public final class BorisWriter {

	private static final List<String> COLUMNS = List.of("Observation id", "Observation date", "Description",
			"Observation duration", "Observation type", "Source", "Time offset (s)", "Media duration (s)", "FPS", "Subject",
			"Behavior", "Behavioral category", "Behavior type", "Time", "Media file name", "Image index", "Image file path",
			"Comment");

	/** One row. */
	private record Event(double seconds, int order, String subject, String behavior, String type) {}

	private BorisWriter() {}

	/**
	 * @param medium the annotated file's name
	 * @throws StageException (stage report) if it cannot be written
	 */
	public static void write(Path file, String medium, Annotations annotations) throws StageException {
		List<Event> events = new ArrayList<>();
		for (Tier tier : annotations.tiers())
			for (Span span : tier.spans())
				addEvents(events, tier.name(), span);
		// A state must stop before the next of its subject starts.
		events.sort(Comparator.comparingDouble(Event::seconds).thenComparingInt(Event::order).thenComparing(Event::subject));
		String observation = FileNames.stem(medium);
		String duration = decimal(annotations.endSeconds());
		AtomicFile.writeText(file, writer -> {
			try (CSVPrinter csv = new CSVPrinter(writer, CSVFormat.RFC4180.builder().setRecordSeparator('\n').build())) {
				csv.printRecord(COLUMNS);
				for (Event event : events)
					print(csv, event, observation, medium, duration);
			}
		});
	}

	// -- Helper methods --

	private static void addEvents(List<Event> events, String subject, Span span) {
		if (span.seconds() == 0)
			events.add(new Event(span.startSeconds(), 1, subject, span.label(), "POINT"));
		else {
			events.add(new Event(span.startSeconds(), 1, subject, span.label(), "START"));
			events.add(new Event(span.endSeconds(), 0, subject, span.label(), "STOP"));
		}
	}

	private static void print(CSVPrinter csv, Event event, String observation, String medium, String duration) throws IOException {
		csv.printRecord(observation, "", "", duration, "Media file", "player #1:" + medium, "0.000", duration, "", event.subject(),
				event.behavior(), "", event.type(), decimal(event.seconds()), medium, "", "", "");
	}

	private static String decimal(double seconds) {
		return String.format(Locale.ROOT, "%.3f", seconds);
	}
}
