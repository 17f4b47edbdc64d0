package org.demeanor.report.video;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.demeanor.analysis.ClipResult;
import org.demeanor.face.FaceObservation;
import org.demeanor.face.image.FaceBox;
import org.demeanor.media.Frame;
import org.demeanor.media.mp4.FrameSize;
import org.demeanor.report.EmotionColors;
import org.demeanor.score.Emotion;

/**
 * The picture that frames are drawn into one after the other, with their faces and the clip's scores. Not thread-safe.
 */
final class AnnotatedFrame {

	private final FrameSize size;
	private final BufferedImage picture;
	private final FaceTimeline faces;
	private final Ink ink;
	private final Optional<ScoreChart> chart;
	private BufferedImage frameImage;

	/** @param first any frame of the clip; the others are drawn at most as large */
	AnnotatedFrame(Frame first, ClipResult result) {
		size = FrameSize.forFrame(first.width(), first.height());
		picture = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_3BYTE_BGR);
		frameImage = imageFor(first);
		faces = new FaceTimeline(result.faces().observations());
		ink = Ink.forPicture(size.width(), size.height());
		double scale = size.scale(first.width(), first.height());
		chart = ScoreChart.of(result, ink, size.width(), size.height(),
				seen -> scaled(seen.box().shown(first.pixelAspect()), scale));
	}

	FrameSize size() {
		return size;
	}

	/** Draws a frame, which {@link #bgr()} and {@link #picture()} then show. */
	void draw(Frame frame) {
		if (frameImage.getWidth() != frame.width() || frameImage.getHeight() != frame.height())
			frameImage = imageFor(frame);
		System.arraycopy(frame.bgr(), 0, bytes(frameImage), 0, frame.bgr().length);
		double scale = size.scale(frame.width(), frame.height());
		Graphics2D pen = ink.pen(picture);
		try {
			pen.setColor(Color.BLACK);
			pen.fillRect(0, 0, size.width(), size.height());
			pen.drawImage(frameImage, 0, 0, (int) Math.round(frame.width() * scale),
					(int) Math.round(frame.height() * scale), null);
			List<FaceObservation> shown = faces.at(frame.index(), frame.timeSeconds());
			shown.forEach(seen -> drawBox(pen, seen, place(seen, frame, scale)));
			chart.ifPresent(some -> some.draw(pen));
			shown.forEach(seen -> drawLabel(pen, seen, place(seen, frame, scale)));
		}
		finally {
			pen.dispose();
		}
	}

	/** The picture's own bytes: blue, green, red, row by row without padding. */
	byte[] bgr() {
		return bytes(picture);
	}

	BufferedImage picture() {
		return picture;
	}

	static Rectangle scaled(FaceBox box, double scale) {
		return new Rectangle((int) Math.round(box.x() * scale), (int) Math.round(box.y() * scale),
				(int) Math.round(box.width() * scale), (int) Math.round(box.height() * scale));
	}

	// -- Helper methods --

	/** Where on the picture a face of a frame is. */
	private static Rectangle place(FaceObservation seen, Frame frame, double scale) {
		return scaled(seen.box().shown(frame.pixelAspect()), scale);
	}

	private void drawBox(Graphics2D pen, FaceObservation seen, Rectangle box) {
		pen.setColor(Ink.SHADE);
		pen.setStroke(new BasicStroke(ink.line() + 2f));
		pen.draw(box);
		pen.setColor(EmotionColors.of(seen.scores().top()));
		pen.setStroke(new BasicStroke(ink.line()));
		pen.draw(box);
	}

	private void drawLabel(Graphics2D pen, FaceObservation seen, Rectangle box) {
		Emotion emotion = seen.scores().top();
		String text = seen.face() + "  " + emotion.label() + " " + ScoreChart.percent(seen.scores().confidence());
		Rectangle plate = plate(box, ink.widthOf(text) + 2 * ink.gap());
		pen.setColor(Ink.SHADE);
		pen.fillRect(plate.x - 1, plate.y - 1, plate.width + 2, plate.height + 2);
		pen.setColor(EmotionColors.of(emotion));
		pen.fill(plate);
		pen.setColor(EmotionColors.inkOn(emotion));
		pen.drawString(text, plate.x + ink.gap(), plate.y + ink.baseline());
	}

	/**
	 * The label's place: on the box's upper edge. If the picture ends there or the chart is there, it is inside the
	 * box, below the box, or inside at the bottom.
	 */
	private Rectangle plate(Rectangle box, int width) {
		int height = ink.lineHeight();
		int x = Math.max(0, Math.min(box.x - ink.line() / 2, size.width() - width));
		int bottom = box.y + box.height;
		int inside = Math.max(0, box.y);
		return IntStream.of(box.y - height, inside, bottom, bottom - height).mapToObj(y -> new Rectangle(x, y, width, height))
				.filter(this::isFree).findFirst().orElse(new Rectangle(x, inside, width, height));
	}

	private boolean isFree(Rectangle plate) {
		return plate.y >= 0 && plate.y + plate.height <= size.height()
				&& chart.filter(some -> some.covers(plate)).isEmpty();
	}

	private static BufferedImage imageFor(Frame frame) {
		return new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_3BYTE_BGR);
	}

	private static byte[] bytes(BufferedImage image) {
		return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
	}
}
