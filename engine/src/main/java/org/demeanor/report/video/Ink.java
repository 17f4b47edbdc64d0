package org.demeanor.report.video;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;

/**
 * Sizes of lines and letters for a picture, relative to its shorter side.
 *
 * @param font of labels
 * @param line width of a box's line, pixels
 */
record Ink(Font font, int line) {

	/** The ground behind everything that we write or draw, so that it is visible on any picture. */
	static final Color SHADE = new Color(0, 0, 0, 170);

	private static final double LETTERS_PER_SIDE = 30;
	private static final int SMALLEST_LETTERS = 9;
	private static final int THINNEST_LINE = 2;
	private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, true);

	static Ink forPicture(int width, int height) {
		int size = (int) Math.max(SMALLEST_LETTERS, Math.round(Math.min(width, height) / LETTERS_PER_SIDE));
		return new Ink(new Font(Font.SANS_SERIF, Font.BOLD, size), Math.max(THINNEST_LINE, size / 7));
	}

	/** A pen for the picture with smooth lines and letters, in this font; the caller disposes of it. */
	Graphics2D pen(BufferedImage picture) {
		Graphics2D pen = picture.createGraphics();
		pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
		pen.setFont(font);
		return pen;
	}

	int widthOf(String text) {
		return (int) Math.ceil(font.getStringBounds(text, SMOOTH).getWidth());
	}

	/** Height of a line of text with some space. */
	int lineHeight() {
		return Math.round(font.getSize() * 1.4f);
	}

	/** From the top of a line of text to its baseline. */
	int baseline() {
		return Math.round(font.getSize() * 1.05f);
	}

	/** The space between things. */
	int gap() {
		return Math.max(2, font.getSize() / 3);
	}
}
