package org.demeanor.face.detection.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayImage;
import org.junit.jupiter.api.Test;

class SceneWatchTest {

	private static final int WIDTH = 320;
	private static final int HEIGHT = 180;
	private static final FaceBox FACE = new FaceBox(100, 60, 50, 50);

	private final SceneWatch watch = new SceneWatch();

	SceneWatchTest() {
		watch.remember(gray(100));
	}

	@Test
	void noiseAndWhatMovesWithAFaceAreNoChange() {
		assertThat(watch.hasChanged(gray(120), List.of())).isFalse();
		assertThat(watch.hasChanged(with(FACE, 200), List.of(FACE))).isFalse();
		assertThat(watch.hasChanged(with(new FaceBox(95, 115, 60, 10), 200), List.of(FACE))).isFalse();
	}

	@Test
	void aSmallFaceThatComesInIsAChange() {
		FaceBox small = new FaceBox(250, 20, 24, 24);
		assertThat(watch.hasChanged(with(small, 200), List.of(FACE))).isTrue();
		watch.remember(with(small, 200));
		assertThat(watch.hasChanged(with(small, 200), List.of(FACE))).isFalse();
		assertThat(watch.hasChanged(gray(100), List.of(FACE))).isTrue();
	}

	@Test
	void anotherSceneChangesALargePart() {
		assertThat(watch.isAnother(with(new FaceBox(0, 0, WIDTH, HEIGHT / 4), 200))).isFalse();
		assertThat(watch.isAnother(with(new FaceBox(0, 0, WIDTH, HEIGHT / 2), 200))).isTrue();
	}

	@Test
	void aPictureOfAnotherSizeIsAChange() {
		assertThat(watch.isAnother(new GrayImage(WIDTH, HEIGHT - 1, new byte[WIDTH * (HEIGHT - 1)]))).isTrue();
		assertThat(watch.hasChanged(new GrayImage(WIDTH, HEIGHT - 1, new byte[WIDTH * (HEIGHT - 1)]), List.of())).isTrue();
		assertThat(new SceneWatch().hasChanged(gray(100), List.of())).isTrue();
	}

	// -- Helper methods --

	private static GrayImage gray(int light) {
		byte[] pixels = new byte[WIDTH * HEIGHT];
		Arrays.fill(pixels, (byte) light);
		return new GrayImage(WIDTH, HEIGHT, pixels);
	}

	private static GrayImage with(FaceBox box, int light) {
		GrayImage image = gray(100);
		for (int y = box.y(); y < box.y() + box.height(); y++)
			Arrays.fill(image.pixels(), y * WIDTH + box.x(), y * WIDTH + box.x() + box.width(), (byte) light);
		return image;
	}
}
