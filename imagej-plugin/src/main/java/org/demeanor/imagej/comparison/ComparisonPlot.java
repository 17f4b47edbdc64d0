package org.demeanor.imagej.comparison;

import java.awt.Color;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.demeanor.score.Emotion;

import ij.gui.Plot;

/** The means of the conditions side by side for each emotion, with their intervals. */
final class ComparisonPlot {

	private static final int WIDTH = 640;
	private static final int HEIGHT = 320;
	private static final int FONT = 14;
	private static final float LINE = 2;
	/** How much of the room between two emotions the conditions share. */
	private static final double SPREAD = .5;
	/** The room above the highest value, for the legend. */
	private static final double HEAD = 1.3;

	/** Okabe and Ito's, which colour-blind readers tell apart. */
	private static final List<Color> COLORS = List.of(new Color(0, 114, 178), new Color(213, 94, 0), new Color(0, 158, 115),
			new Color(204, 121, 167), new Color(230, 159, 0), new Color(86, 180, 233), Color.BLACK);

	private ComparisonPlot() {}

	static Plot of(Comparison comparison) {
		List<String> conditions = comparison.conditions();
		List<MeanRow> rows = comparison.means();
		Plot plot = new Plot("Demeanor conditions", Emotion.all().stream().map(Emotion::label).collect(Collectors.joining(",", "{", "}")),
				"Mean score, 95 % interval");
		plot.setFrameSize(WIDTH, HEIGHT);
		plot.setFontSize(FONT);
		plot.setLineWidth(LINE);
		double high = 0;
		for (int i = 0; i < conditions.size(); i++) {
			String condition = conditions.get(i);
			List<MeanRow> own = rows.stream().filter(row -> row.condition().equals(condition)).toList();
			double shift = conditions.size() < 2 ? 0 : SPREAD * ((double) i / (conditions.size() - 1) - .5);
			plot.setColor(COLORS.get(i % COLORS.size()), COLORS.get(i % COLORS.size()));
			plot.addPoints(own.stream().mapToDouble(row -> row.emotion().ordinal() + shift).toArray(),
					own.stream().mapToDouble(MeanRow::mean).toArray(), Plot.CIRCLE);
			plot.addErrorBars(own.stream().mapToDouble(row -> half(row.interval())).toArray());
			high = Math.max(high, own.stream().mapToDouble(row -> row.mean() + half(row.interval())).max().orElse(0));
		}
		plot.setLimits(-.5, Emotion.count() - .5, 0, high * HEAD);
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.addLegend(String.join("\t", conditions), "top-right");
		return plot;
	}

	private static double half(Optional<Interval> interval) {
		return interval.map(some -> (some.high() - some.low()) / 2).orElse(0.0);
	}
}
