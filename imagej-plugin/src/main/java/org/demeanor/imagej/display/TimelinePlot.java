package org.demeanor.imagej.display;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.demeanor.report.EmotionColors;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;
import org.demeanor.timeline.Timeline;
import org.demeanor.timeline.TimelineRow;

import ij.ImagePlus;
import ij.gui.Plot;

/**
 * A timeline as a plot: a line for each emotion of the fused answer, and below them three ribbons, coloured by what face, voice
 * and both together say. Persons other than the one the clip is about are left out, and so are others' voices.
 */
public final class TimelinePlot {

	private static final int WIDTH = 640;
	private static final int HEIGHT = 380;
	private static final int FONT = 14;
	private static final float LINE = 2.5f;
	/** The room for the legend after the last step, as a share of the time. */
	private static final double LEGEND = .22;
	/** The ribbons lie below 0: their height, and the distance from one to the next. */
	private static final double RIBBON = .08;
	private static final double ROW = .11;

	private TimelinePlot() {}

	/** In a window of its own, or in that of an earlier run; the image stays the one in front. */
	public static void show(ImagePlus image, Timeline timeline, Optional<Integer> person) {
		of(image.getTitle(), timeline, person).ifPresent(plot -> PlotWindows.show(image, title(image.getTitle()), plot));
	}

	/**
	 * Returns the plot; empty if the timeline has no answer.
	 *
	 * @param person that the clip is about; empty if no face was seen
	 */
	public static Optional<Plot> of(String title, Timeline timeline, Optional<Integer> person) {
		List<TimelineRow> rows = timeline.about(person.map(OptionalInt::of).orElse(OptionalInt.empty()));
		return rows.stream().anyMatch(row -> row.fused().isPresent()) ? Optional.of(plot(title, rows)) : Optional.empty();
	}

	// -- Helper methods --

	private static String title(String image) {
		return "Demeanor timeline of " + image;
	}

	private static Plot plot(String title, List<TimelineRow> rows) {
		Plot plot = new Plot(title(title), "Time (s)", "Fused score (0 to 1)");
		plot.setFrameSize(WIDTH, HEIGHT);
		plot.setFontSize(FONT);
		double[] times = rows.stream().mapToDouble(row -> (row.timeSeconds() + row.endSeconds()) / 2).toArray();
		plot.setLineWidth(LINE);
		for (Emotion emotion : Emotion.all()) {
			plot.setColor(EmotionColors.of(emotion));
			// A step without an answer interrupts the line.
			double[] scores = rows.stream().mapToDouble(row -> row.fused().map(some -> some.get(emotion)).orElse(Double.NaN)).toArray();
			plot.addPoints(times, scores, times.length == 1 ? Plot.CIRCLE : Plot.LINE);
		}
		plot.setLineWidth(1);
		double first = rows.get(0).timeSeconds();
		double last = rows.get(rows.size() - 1).endSeconds();
		ribbon(plot, rows, 1, "face", TimelineRow::face, first + (last - first) * 1.01);
		ribbon(plot, rows, 2, "voice", TimelineRow::voice, first + (last - first) * 1.01);
		ribbon(plot, rows, 3, "fused", TimelineRow::fused, first + (last - first) * 1.01);
		plot.setLimits(first, first + Math.max(last - first, .001) * (1 + LEGEND), -4 * ROW, 1);
		plot.setColor(Color.BLACK);
		plot.addLegend(Emotion.all().stream().map(Emotion::label).collect(Collectors.joining("\t")), "top-right");
		return plot;
	}

	private static void ribbon(Plot plot, List<TimelineRow> rows, int number, String name,
			Function<TimelineRow, Optional<Scores>> stream, double namedAt) {
		float bottom = (float) (-number * ROW - RIBBON / 2);
		for (Emotion emotion : Emotion.all()) {
			ArrayList<float[]> spans = new ArrayList<>();
			for (TimelineRow row : rows)
				if (stream.apply(row).map(Scores::top).filter(emotion::equals).isPresent())
					spans.add(new float[] { (float) row.timeSeconds(), (float) (bottom + RIBBON), (float) row.endSeconds(), bottom });
			plot.setColor(EmotionColors.of(emotion), EmotionColors.of(emotion));
			if (!spans.isEmpty())
				plot.drawShapes("rectangles", spans);
		}
		plot.setColor(Color.BLACK);
		plot.addText(name, namedAt, -number * ROW - RIBBON / 2);
	}
}
