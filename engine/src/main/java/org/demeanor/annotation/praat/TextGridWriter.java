package org.demeanor.annotation.praat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.demeanor.Counts;
import org.demeanor.StageException;
import org.demeanor.annotation.Annotations;
import org.demeanor.annotation.Seconds;
import org.demeanor.annotation.Span;
import org.demeanor.file.AtomicFile;

/**
 * Writes Praat's long TextGrid so that Praat and the common readers take it alike: intervals from beginning to end without a gap,
 * labels on one line. Spans are interval tiers; spans without length would make Praat drop a neighbour and are left out.
 */
public final class TextGridWriter {

	private TextGridWriter() {}

	/**
	 * Writes the file, whole or not at all; a warning tells how many spans were left out.
	 *
	 * @throws StageException (stage report) if it cannot be written
	 */
	public static void write(Path file, Annotations annotations) throws StageException {
		List<List<Span>> tiers = annotations.tiers().stream().map(tier -> filled(tier.spans(), annotations.endSeconds())).toList();
		AtomicFile.writeText(file, writer -> {
			writer.write("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n");
			writer.write("xmin = 0 \nxmax = " + Seconds.text(annotations.endSeconds()) + " \ntiers? <exists> \nsize = "
					+ annotations.tiers().size() + " \nitem []: \n");
			for (int tier = 0; tier < tiers.size(); tier++)
				writeTier(writer, tier + 1, annotations.tiers().get(tier).name(), tiers.get(tier), annotations.endSeconds());
		});
		int leftOut = 0;
		for (int tier = 0; tier < tiers.size(); tier++)
			leftOut += annotations.tiers().get(tier).spans().size() - labelled(tiers.get(tier));
		if (leftOut > 0)
			System.getLogger(TextGridWriter.class.getName()).log(System.Logger.Level.WARNING,
					"{0}: {1} without length left out: Praat would drop the interval beside it", file, Counts.of(leftOut, "span"));
	}

	// -- Helper methods --

	private static int labelled(List<Span> intervals) {
		return (int) intervals.stream().filter(interval -> !interval.label().isEmpty()).count();
	}

	private static void writeTier(BufferedWriter writer, int number, String name, List<Span> intervals, double end)
			throws IOException {
		writer.write("    item [" + number + "]:\n        class = \"IntervalTier\" \n        name = " + quoted(name)
				+ " \n        xmin = 0 \n        xmax = " + Seconds.text(end) + " \n        intervals: size = " + intervals.size()
				+ " \n");
		for (int i = 0; i < intervals.size(); i++) {
			Span interval = intervals.get(i);
			writer.write("        intervals [" + (i + 1) + "]:\n            xmin = " + Seconds.text(interval.startSeconds())
					+ " \n            xmax = " + Seconds.text(interval.endSeconds()) + " \n            text = "
					+ quoted(interval.label()) + " \n");
		}
	}

	/** The spans with empty ones between them, from 0 to the end. */
	private static List<Span> filled(List<Span> spans, double end) {
		List<Span> filled = new ArrayList<>();
		double reached = 0;
		for (Span span : spans) {
			double start = Math.max(reached, span.startSeconds());
			double stop = Math.min(end, span.endSeconds());
			if (Seconds.text(start).equals(Seconds.text(stop)) || stop < start)
				continue;
			if (!Seconds.text(reached).equals(Seconds.text(start)))
				filled.add(new Span(reached, start, ""));
			filled.add(new Span(start, stop, span.label()));
			reached = stop;
		}
		if (!Seconds.text(reached).equals(Seconds.text(end)) || filled.isEmpty())
			filled.add(new Span(reached, Math.max(reached, end), ""));
		return filled;
	}

	/** One reader cuts a label at an equals sign between blanks; others stumble over line breaks. */
	private static String quoted(String label) {
		return "\"" + label.replaceAll("\\s*\\R\\s*", " ").replace(" = ", "=").strip().replace("\"", "\"\"") + "\"";
	}
}
