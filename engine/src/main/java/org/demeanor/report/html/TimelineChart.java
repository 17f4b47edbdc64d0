package org.demeanor.report.html;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.SafeName;
import org.demeanor.report.moments.MainPerson;
import org.demeanor.report.table.TimelineTable;
import org.demeanor.score.Emotion;
import org.demeanor.timeline.Timeline;
import org.demeanor.timeline.TimelineRow;

/** What the page shows of a clip's {@link TimelineTable}: lines {@code [from, to, angry .. surprise]} of the fused answer. */
final class TimelineChart {

	/** The most lines: a screen cannot show more. */
	private static final int LINES = 240;

	private TimelineChart() {}

	/**
	 * Returns the lines {@linkplain Timeline#about about} the person whom the clip is about; none without such a table.
	 *
	 * @param folder of the results
	 * @throws StageException (stage report) if a table of the clip cannot be read
	 */
	static List<double[]> of(Path folder, String clip) throws StageException {
		Path table = SafeName.child(folder, clip + TimelineTable.SUFFIX, Stage.REPORT);
		if (!Files.exists(table))
			return List.of();
		Timeline timeline = TimelineTable.read(table);
		List<TimelineRow> shown = timeline.about(main(folder, clip)).stream().filter(row -> row.fused().isPresent()).toList();
		List<double[]> lines = new ArrayList<>();
		int count = Math.min(LINES, shown.size());
		for (int line = 0; line < count; line++)
			lines.add(line(shown.subList((int) ((long) line * shown.size() / count), (int) ((line + 1L) * shown.size() / count))));
		return lines;
	}

	// -- Helper methods --

	private static OptionalInt main(Path folder, String clip) throws StageException {
		String person = MainPerson.of(folder, clip);
		return person.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(person));
	}

	/** Steps side by side as one: their mean. */
	private static double[] line(List<TimelineRow> rows) {
		double[] line = new double[2 + Emotion.count()];
		line[0] = rounded(rows.get(0).timeSeconds());
		line[1] = rounded(rows.get(rows.size() - 1).endSeconds());
		for (Emotion emotion : Emotion.all())
			line[2 + emotion.ordinal()] = rounded(
					rows.stream().mapToDouble(row -> row.fused().orElseThrow().get(emotion)).average().orElseThrow());
		return line;
	}

	private static double rounded(double value) {
		return Math.round(value * 1000) / 1000.0;
	}
}
