package org.demeanor.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.Locale;

import org.demeanor.face.FaceObservation;
import org.demeanor.face.detection.FaceBox;
import org.demeanor.inference.Emotion;
import org.demeanor.inference.Scores;

/** Draws boxes, labels and a bar for each emotion onto a picture. Sizes follow the picture's height. */
final class OverlayPainter {

	private static final Color PLATE = new Color(0, 0, 0, 170);
	private static final int SMALLEST_FONT = 9;

	private final int width;
	private final int fontSize;

	OverlayPainter(int width, int height) {
		this.width = width;
		fontSize = Math.max(SMALLEST_FONT, height / 30);
	}

	/** A box in the colour of its emotion, with the face's number, the label and its score on a dark plate. */
	void paint(Graphics2D graphics, FaceObservation seen) {
		prepare(graphics);
		FaceBox box = seen.box();
		Emotion emotion = seen.scores().top();
		float line = Math.max(1, fontSize / 7f);
		graphics.setStroke(new BasicStroke(3 * line));
		graphics.setColor(PLATE);
		graphics.drawRect(box.x(), box.y(), box.width(), box.height());
		graphics.setStroke(new BasicStroke(2 * line));
		graphics.setColor(EmotionColors.of(emotion));
		graphics.drawRect(box.x(), box.y(), box.width(), box.height());
		String text = String.format(Locale.ROOT, "%d %s %.0f %%", seen.face(), emotion.label(),
				100 * seen.scores().confidence());
		int height = fontSize * 3 / 2;
		int plate = graphics.getFontMetrics().stringWidth(text) + fontSize;
		int x = Math.max(0, Math.min(box.x(), width - plate));
		int y = Math.max(0, box.y() - height);
		graphics.setColor(PLATE);
		graphics.fillRect(x, y, plate, height);
		graphics.setColor(EmotionColors.of(emotion));
		graphics.drawString(text, x + fontSize / 2, y + fontSize * 11 / 10);
	}

	/** The seven scores as bars in the upper left corner, under a title. */
	void paint(Graphics2D graphics, String title, Scores scores) {
		prepare(graphics);
		int row = fontSize * 5 / 4;
		int nameWidth = fontSize * 5;
		int barWidth = fontSize * 6;
		graphics.setColor(PLATE);
		graphics.fillRect(0, 0, nameWidth + barWidth + fontSize, row * (Emotion.count() + 1) + fontSize / 2);
		graphics.setColor(Color.WHITE);
		graphics.drawString(title, fontSize / 2, row);
		for (Emotion emotion : Emotion.all()) {
			int top = row * (emotion.ordinal() + 1) + fontSize / 4;
			graphics.setColor(Color.WHITE);
			graphics.drawString(emotion.label(), fontSize / 2, top + fontSize);
			graphics.setColor(EmotionColors.of(emotion));
			graphics.fillRect(nameWidth, top + fontSize / 4, (int) Math.round(barWidth * Math.min(1, scores.get(emotion))),
					fontSize);
		}
	}

	private void prepare(Graphics2D graphics) {
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, fontSize));
	}
}
