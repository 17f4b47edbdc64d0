package org.demeanor.imagej.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import javax.imageio.ImageIO;

import org.demeanor.Counts;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;
import org.demeanor.imagej.display.Messages;
import org.demeanor.imagej.display.RowsTable;
import org.demeanor.report.table.ConditionTable;
import org.demeanor.report.table.CsvFile;
import org.demeanor.score.Emotion;

import ij.gui.Plot;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;

/** Conditions compared: tables and a plot, as windows and as files. */
public final class ConditionComparison {

	private static final String MEANS_TITLE = "Demeanor conditions";
	private static final String PAIRS_TITLE = "Demeanor comparisons";
	private static final float PICTURE_SCALE = 2;

	private final Comparison comparison;
	private final List<String> remarks = new ArrayList<>();

	/**
	 * @param rows of clips with conditions, in the order in which these are shown
	 * @throws StageException (stage report) if fewer than two conditions have clips with scores
	 */
	public ConditionComparison(List<ConditionTable.Row> rows) throws StageException {
		List<ClipScores> clips = new ArrayList<>();
		Set<String> conditions = new LinkedHashSet<>();
		int alone = 0;
		for (ConditionTable.Row row : rows) {
			conditions.add(row.condition());
			if (row.scores().isEmpty())
				continue;
			alone += row.participant().isEmpty() ? 1 : 0;
			// A clip without a participant is nobody else's, in no other condition either.
			clips.add(new ClipScores(row.condition(),
					row.participant().orElse(row.condition() + '\0' + row.clip()), row.scores().get()));
		}
		comparison = new Comparison(clips);
		conditions.removeAll(comparison.conditions());
		if (comparison.conditions().size() < 2)
			throw new StageException(Stage.REPORT, "conditions", conditions.isEmpty() ? "two or more are needed"
					: "no clip with scores in " + String.join(", ", conditions));
		if (!conditions.isEmpty())
			remarks.add("no clip with scores in " + String.join(", ", conditions));
		if (clips.size() < rows.size())
			remarks.add(Counts.of(rows.size() - clips.size(), "clip") + " without scores left out");
		if (alone > 0)
			remarks.add("no participant known of " + Counts.of(alone, "clip") + ": each counts as one of its own");
	}

	/** What a reader of the tables should know; one line each. */
	public List<String> remarks() {
		return List.copyOf(remarks);
	}

	/** The means, one line an emotion: {@code angry: calm voices 0.123, loud voices 0.456}. */
	public List<String> lines() {
		List<MeanRow> means = comparison.means();
		List<String> lines = new ArrayList<>();
		for (Emotion emotion : Emotion.all())
			lines.add(emotion.label() + ": " + String.join(", ", means.stream().filter(row -> row.emotion() == emotion)
					.map(row -> String.format(Locale.ROOT, "%s %.3f", row.condition(), row.mean())).toList()));
		return lines;
	}

	/** Shows tables and plot. Without a display, or in batch mode, the means become ImageJ's results table. */
	public void show(boolean plot) {
		ResultsTable means = RowsTable.of(ComparisonTables.MEANS, ComparisonTables.means(comparison));
		if (Messages.quiet()) {
			Analyzer.setResultsTable(means);
			return;
		}
		means.show(MEANS_TITLE);
		RowsTable.of(ComparisonTables.PAIRS, ComparisonTables.pairs(comparison)).show(PAIRS_TITLE);
		if (plot)
			ComparisonPlot.of(comparison).show();
	}

	/**
	 * Writes {@code conditions.csv}, {@code comparisons.csv} and {@code conditions.png}.
	 *
	 * @throws StageException (stage report) if one cannot be written
	 */
	public void write(Path folder) throws StageException {
		OutFolder.make(folder);
		CsvFile.write(folder.resolve(OutFolder.MEANS), ComparisonTables.MEANS, ComparisonTables.means(comparison));
		CsvFile.write(folder.resolve(OutFolder.PAIRS), ComparisonTables.PAIRS, ComparisonTables.pairs(comparison));
		Plot plot = ComparisonPlot.of(comparison);
		// A plot that was never drawn gives a picture of one pixel.
		plot.draw();
		AtomicFile.write(folder.resolve(OutFolder.PLOT), part -> ImageIO.write(
				plot.makeHighResolution("", PICTURE_SCALE, true, false).getBufferedImage(), "png", part.toFile()));
	}
}
