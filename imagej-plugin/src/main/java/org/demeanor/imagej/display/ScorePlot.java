package org.demeanor.imagej.display;

import java.awt.Color;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;
import org.demeanor.report.EmotionColors;
import org.demeanor.score.Emotion;

import ij.ImagePlus;
import ij.gui.Plot;

/** The main face's scores over time, with a line for each emotion in its colour. */
public final class ScorePlot {

	private static final int WIDTH = 640;
	private static final int HEIGHT = 320;
	private static final int FONT = 14;
	private static final float LINE = 2.5f;
	private static final double TOP = 1.0;
	/** The room for the legend after the last score, as a share of the time. */
	private static final double LEGEND = .22;

	private ScorePlot() {}

	/** In a window of its own, or in that of an earlier run; the image stays the one in front. */
	public static void show(ImagePlus image, FaceTracks faces) {
		of(image.getTitle(), faces).ifPresent(plot -> PlotWindows.show(image, title(image.getTitle()), plot));
	}

	/** Empty if there is no face. */
	public static Optional<Plot> of(String title, FaceTracks faces) {
		return faces.mainFace().map(main -> plot(title, main,
				faces.observations().stream().filter(seen -> seen.face() == main).toList()));
	}

	private static String title(String image) {
		return "Demeanor scores of " + image;
	}

	private static Plot plot(String title, int face, List<FaceObservation> seen) {
		Plot plot = new Plot(title(title), "Time (s)", "Score of face " + face + " (0 to 1)");
		plot.setFrameSize(WIDTH, HEIGHT);
		plot.setFontSize(FONT);
		double[] times = seen.stream().mapToDouble(FaceObservation::timeSeconds).toArray();
		plot.setLineWidth(LINE);
		for (Emotion emotion : Emotion.all()) {
			plot.setColor(EmotionColors.of(emotion));
			double[] scores = seen.stream().mapToDouble(one -> one.scores().get(emotion)).toArray();
			plot.addPoints(times, scores, times.length == 1 ? Plot.CIRCLE : Plot.LINE);
		}
		double first = times[0];
		double last = times[times.length - 1];
		double length = last > first ? last - first : 1;
		plot.setLimits(first, first + length * (1 + LEGEND), 0, TOP);
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.addLegend(Emotion.all().stream().map(Emotion::label).collect(Collectors.joining("\t")), "top-right");
		return plot;
	}
}
