package org.demeanor.evaluation;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Locale;

import org.demeanor.score.Emotion;

/** Draws a confusion matrix: true classes by row, answers by column. A darker cell has a larger share of its row. */
final class ConfusionMatrixImage {

	private static final int CELL = 84;
	private static final int LEFT = 150;
	private static final int TOP = 100;
	private static final int BOTTOM = 110;
	private static final int MARGIN = 24;
	private static final int WIDTH = LEFT + Emotion.count() * CELL + MARGIN;
	private static final int HEIGHT = TOP + Emotion.count() * CELL + BOTTOM;

	private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 20);
	private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 17);
	private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
	private static final Color DARK = new Color(8, 48, 107);

	private final Graphics2D pen;
	private final Metrics metrics;

	private ConfusionMatrixImage(Graphics2D pen, Metrics metrics) {
		this.pen = pen;
		this.metrics = metrics;
	}

	/** @param metrics with at least one answer */
	static BufferedImage draw(String stream, Metrics metrics) {
		BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
		Graphics2D pen = picture.createGraphics();
		pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		pen.setColor(Color.WHITE);
		pen.fillRect(0, 0, WIDTH, HEIGHT);
		ConfusionMatrixImage drawing = new ConfusionMatrixImage(pen, metrics);
		drawing.title(stream);
		drawing.axes();
		drawing.cells();
		pen.dispose();
		return picture;
	}

	// -- Helper methods --

	private void title(String stream) {
		pen.setColor(Color.BLACK);
		pen.setFont(TITLE);
		pen.drawString(stream + ": top-1 " + percent(metrics.top1()) + " %, top-3 " + percent(metrics.top3()) + " %",
				MARGIN, 36);
		pen.setFont(TEXT);
		pen.drawString("n = " + metrics.n() + ", 95 % interval of top-1: " + percent(metrics.top1Ci95()[0]) + " to "
				+ percent(metrics.top1Ci95()[1]) + " %", MARGIN, 64);
	}

	private void axes() {
		pen.setColor(Color.BLACK);
		pen.setFont(TEXT);
		FontMetrics size = pen.getFontMetrics();
		int end = TOP + Emotion.count() * CELL;
		for (Emotion emotion : Emotion.all()) {
			String label = emotion.label();
			int middle = emotion.ordinal() * CELL + CELL / 2;
			pen.drawString(label, LEFT - 10 - size.stringWidth(label), TOP + middle + size.getAscent() / 2);
			pen.drawString(label, LEFT + middle - size.stringWidth(label) / 2, end + 26);
		}
		centred("answer", LEFT + Emotion.count() * CELL / 2, end + 58);
		pen.setFont(SMALL);
		centred("count, and below it the percentage of the row", LEFT + Emotion.count() * CELL / 2, end + 86);
		AffineTransform upright = pen.getTransform();
		pen.rotate(-Math.PI / 2);
		pen.setFont(TEXT);
		centred("truth", -(TOP + Emotion.count() * CELL / 2), MARGIN + 14);
		pen.setTransform(upright);
	}

	private void cells() {
		for (Emotion truth : Emotion.all())
			for (Emotion answer : Emotion.all())
				cell(truth, answer);
	}

	private void cell(Emotion truth, Emotion answer) {
		int count = metrics.confusion().count(truth, answer);
		int support = metrics.confusion().support(truth);
		double share = support == 0 ? 0 : (double) count / support;
		int x = LEFT + answer.ordinal() * CELL;
		int y = TOP + truth.ordinal() * CELL;
		pen.setColor(shade(share));
		pen.fillRect(x, y, CELL, CELL);
		pen.setColor(Color.LIGHT_GRAY);
		pen.drawRect(x, y, CELL, CELL);
		pen.setColor(share > .5 ? Color.WHITE : Color.BLACK);
		pen.setFont(TITLE);
		centred(String.valueOf(count), x + CELL / 2, y + CELL / 2 + 2);
		if (support > 0) {
			pen.setFont(SMALL);
			centred(Math.round(100 * share) + " %", x + CELL / 2, y + CELL / 2 + 24);
		}
	}

	private void centred(String text, int x, int y) {
		pen.drawString(text, x - pen.getFontMetrics().stringWidth(text) / 2, y);
	}

	private static Color shade(double share) {
		return new Color(mix(DARK.getRed(), share), mix(DARK.getGreen(), share), mix(DARK.getBlue(), share));
	}

	private static int mix(int dark, double share) {
		return (int) Math.round(255 + share * (dark - 255));
	}

	private static String percent(double share) {
		return String.format(Locale.ROOT, "%.1f", 100 * share);
	}
}
