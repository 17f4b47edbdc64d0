package org.demeanor.imagej.image;

import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.face.image.FaceBox;
import org.demeanor.media.Clip;
import org.demeanor.media.ForwardingClip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ImageProcessor;

/** The part of an image that its user has selected: what is outside is not analysed. */
public final class Selection {

	/** In pixels of the image. */
	private final FaceBox bounds;
	/** 0 outside of the selection; {@code null} for a rectangle. */
	private final ImageProcessor mask;

	private Selection(FaceBox bounds, ImageProcessor mask) {
		this.bounds = bounds;
		this.mask = mask;
	}

	/** Empty if none is selected, or a line or points, which have no inside, or a {@link FaceSelection}. */
	public static Optional<Selection> of(ImagePlus image) {
		Roi roi = image.getRoi();
		if (roi == null || !roi.isArea() || FaceSelection.isOurs(roi))
			return Optional.empty();
		Rectangle all = roi.getBounds();
		Rectangle seen = all.intersection(new Rectangle(image.getWidth(), image.getHeight()));
		if (seen.isEmpty())
			return Optional.empty();
		ImageProcessor mask = roi.getMask();
		if (mask != null) {
			mask.setRoi(seen.x - all.x, seen.y - all.y, seen.width, seen.height);
			mask = mask.crop();
		}
		return Optional.of(new Selection(new FaceBox(seen.x, seen.y, seen.width, seen.height), mask));
	}

	/** The clip with frames that show the selection alone; black where it is no rectangle and something else is around it. */
	public Clip of(Clip clip) {
		return new ForwardingClip(clip) {

			@Override
			protected FrameReader wrap(FrameReader frames) {
				return new Reader(frames);
			}
		};
	}

	/** What was found in the selection, where it is in the image. */
	public ClipResult placed(ClipResult result) {
		return result.withFaces(result.faces().moved(bounds.x(), bounds.y()));
	}

	/** A box that was found in the selection, where it is in the image. */
	FaceBox placed(FaceBox found) {
		return found.moved(bounds.x(), bounds.y());
	}

	@Override
	public String toString() {
		return bounds.width() + " x " + bounds.height() + " pixels at " + bounds.x() + ", " + bounds.y();
	}

	/** The part of a frame that is selected. */
	Frame cut(Frame frame) {
		FaceBox part = bounds.shown(frame.pixelAspect());
		int left = Math.min(part.x(), frame.width() - 1);
		int upper = Math.min(part.y(), frame.height() - 1);
		int width = Math.min(part.width(), frame.width() - left);
		int height = Math.min(part.height(), frame.height() - upper);
		byte[] bgr = new byte[3 * width * height];
		for (int row = 0; row < height; row++) {
			System.arraycopy(frame.bgr(), 3 * ((upper + row) * frame.width() + left), bgr, 3 * row * width, 3 * width);
			if (mask != null)
				blacken(bgr, row, width, height);
		}
		return new Frame(frame.index(), frame.timeSeconds(), width, height, bgr, frame.pixelAspect());
	}

	// -- Helper methods --

	private void blacken(byte[] bgr, int row, int width, int height) {
		for (int column = 0; column < width; column++)
			if (mask.get(column * mask.getWidth() / width, row * mask.getHeight() / height) == 0)
				for (int channel = 0; channel < 3; channel++)
					bgr[3 * (row * width + column) + channel] = 0;
	}

	private final class Reader implements FrameReader {

		private final FrameReader frames;

		Reader(FrameReader frames) {
			this.frames = frames;
		}

		@Override
		public Frame read() throws StageException {
			Frame whole = frames.read();
			if (whole == null)
				return null;
			Frame part = cut(whole);
			frames.recycle(whole);
			return part;
		}

		@Override
		public boolean skip() throws StageException {
			return frames.skip();
		}

		@Override
		public List<String> notes() {
			return frames.notes();
		}

		@Override
		public void close() {
			frames.close();
		}
	}
}
