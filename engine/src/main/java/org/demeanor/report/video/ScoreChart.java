package org.demeanor.report.video;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.demeanor.analysis.ClipResult;
import org.demeanor.face.FaceObservation;
import org.demeanor.report.EmotionColors;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/** A small bar chart of a clip's seven scores. */
final class ScoreChart {

	/**
	 * The largest share of the picture's width and height that it may cover; a picture that is too small has no chart.
	 */
	private static final double LARGEST_PART = 0.6;

	private static final Color FAINT = new Color(255, 255, 255, 60);

	private final Ink ink;
	private final Scores scores;
	private final String title;
	private final Rectangle place;
	private final int nameWidth;
	private final int barWidth;

	private ScoreChart(Ink ink, Scores scores, String title) {
		this.ink = ink;
		this.scores = scores;
		this.title = title;
		nameWidth = Emotion.all().stream().mapToInt(emotion -> ink.widthOf(emotion.label())).max().orElse(0);
		barWidth = 5 * ink.font().getSize();
		int row = nameWidth + barWidth + ink.widthOf("100 %") + 3 * ink.gap();
		place = new Rectangle(Math.max(row, ink.widthOf(title)) + 2 * ink.gap(),
				(Emotion.count() + 1) * ink.lineHeight() + 2 * ink.gap());
	}

	/**
	 * The chart for a clip, in the corner where it hides least of the faces; empty if the clip has no scores or the
	 * picture has no room.
	 *
	 * @param faceAt tells where on the picture a face is
	 */
	static Optional<ScoreChart> of(ClipResult result, Ink ink, int width, int height,
			Function<FaceObservation, Rectangle> faceAt) {
		Optional<Scores> scores = result.fused().or(() -> result.face().scores());
		if (scores.isEmpty())
			return Optional.empty();
		ScoreChart chart = new ScoreChart(ink, scores.get(), title(result));
		if (chart.place.width > LARGEST_PART * width || chart.place.height > LARGEST_PART * height)
			return Optional.empty();
		chart.placeIn(width, height, faceAt, result.faces().observations());
		return Optional.of(chart);
	}

	/** Whether it overlaps a part of the picture. */
	boolean covers(Rectangle part) {
		return place.intersects(part);
	}

	void draw(Graphics2D pen) {
		pen.setColor(Ink.SHADE);
		pen.fill(place);
		int left = place.x + ink.gap();
		int top = place.y + ink.gap();
		pen.setColor(Color.WHITE);
		pen.drawString(title, left, top + ink.baseline());
		for (Emotion emotion : Emotion.all()) {
			top += ink.lineHeight();
			drawRow(pen, emotion, left, top);
		}
	}

	// -- Helper methods --

	private void drawRow(Graphics2D pen, Emotion emotion, int left, int top) {
		double share = Math.min(1, scores.get(emotion));
		int bar = left + nameWidth + 2 * ink.gap();
		int thickness = Math.round(ink.lineHeight() * 0.6f);
		int barTop = top + (ink.lineHeight() - thickness) / 2;
		pen.setColor(Color.WHITE);
		pen.drawString(emotion.label(), left, top + ink.baseline());
		pen.drawString(percent(share), bar + barWidth + ink.gap(), top + ink.baseline());
		pen.setColor(FAINT);
		pen.fillRect(bar, barTop, barWidth, thickness);
		pen.setColor(EmotionColors.of(emotion));
		pen.fillRect(bar, barTop, (int) Math.round(share * barWidth), thickness);
	}

	private void placeIn(int width, int height, Function<FaceObservation, Rectangle> faceAt, List<FaceObservation> faces) {
		int margin = ink.gap();
		int right = width - place.width - margin;
		int bottom = height - place.height - margin;
		int[][] corners = { { margin, margin }, { right, margin }, { margin, bottom }, { right, bottom } };
		double leastHidden = Double.POSITIVE_INFINITY;
		for (int[] corner : corners) {
			Rectangle there = new Rectangle(corner[0], corner[1], place.width, place.height);
			double hidden = faces.stream().mapToDouble(face -> hidden(there, faceAt.apply(face))).sum();
			if (hidden < leastHidden) {
				leastHidden = hidden;
				place.setLocation(there.getLocation());
			}
		}
	}

	private static double hidden(Rectangle there, Rectangle face) {
		Rectangle common = there.intersection(face);
		return common.isEmpty() ? 0 : (double) common.width * common.height;
	}

	private static String title(ClipResult result) {
		if (result.face().scores().isEmpty())
			return "whole clip: voice";
		return result.fused().isPresent() && result.voice().scores().isPresent() ? "whole clip: face + voice"
				: "whole clip: face";
	}

	static String percent(double share) {
		return String.format(Locale.ROOT, "%d %%", Math.round(100 * share));
	}
}
