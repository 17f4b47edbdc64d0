package org.demeanor.face.detection.cascade;

import java.util.List;

import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayImage;

/** Tells by the light of some thousand places whether a picture has changed beside its faces, where others may come in. */
final class SceneWatch {

	/** Places along the longer side: some of them lie on the smallest face. */
	private static final int PLACES = 53;

	/** Coding changes the light by less, on a scale of 255. */
	private static final int NOTICEABLE = 40;

	/** Fewer changed places may be noise. */
	private static final int ENOUGH = 5;

	/** The share of places that change if the picture shows another scene. */
	private static final double ANOTHER = .3;

	/** Hair and neck move with a face: how far they reach beyond its box, in parts of it. */
	private static final double BESIDE = .25;
	private static final double ABOVE = .3;
	private static final double BELOW = .4;

	private byte[] remembered = {};
	private int width;
	private int height;

	/** Remembers what a picture looks like. */
	void remember(GrayImage picture) {
		width = picture.width();
		height = picture.height();
		double step = step();
		int columns = (int) (width / step);
		int rows = (int) (height / step);
		remembered = new byte[columns * rows];
		for (int i = 0; i < remembered.length; i++)
			remembered[i] = picture.pixel(place(i % columns, step), place(i / columns, step));
	}

	/** Whether a picture differs from the remembered one beside these faces, or in its size. */
	boolean hasChanged(GrayImage picture, List<FaceBox> faces) {
		return hasChanged(picture, faces, ENOUGH);
	}

	/** Whether a picture is unlike the remembered one, as after a cut, or of another size. */
	boolean isAnother(GrayImage picture) {
		return hasChanged(picture, List.of(), Math.max(ENOUGH, (int) (ANOTHER * remembered.length)));
	}

	// -- Helper methods --

	private boolean hasChanged(GrayImage picture, List<FaceBox> faces, int enough) {
		if (picture.width() != width || picture.height() != height)
			return true;
		double step = step();
		int columns = (int) (width / step);
		int changed = 0;
		for (int i = 0; i < remembered.length && changed < enough; i++) {
			int x = place(i % columns, step);
			int y = place(i / columns, step);
			if (Math.abs((picture.pixel(x, y) & 0xff) - (remembered[i] & 0xff)) > NOTICEABLE && !isBeside(faces, x, y))
				changed++;
		}
		return changed >= enough;
	}

	private double step() {
		return Math.max(1, Math.max(width, height) / (double) PLACES);
	}

	private static int place(int number, double step) {
		return (int) ((number + .5) * step);
	}

	private static boolean isBeside(List<FaceBox> faces, int x, int y) {
		for (FaceBox face : faces)
			if (x >= face.x() - BESIDE * face.width() && x < face.x() + (1 + BESIDE) * face.width()
					&& y >= face.y() - ABOVE * face.height() && y < face.y() + (1 + BELOW) * face.height())
				return true;
		return false;
	}
}
