package org.demeanor.report.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

import org.demeanor.analysis.ClipResult;
import org.demeanor.face.image.FaceBox;
import org.demeanor.media.Frame;
import org.demeanor.report.DrawnClip;
import org.demeanor.report.EmotionColors;
import org.demeanor.report.Results;
import org.demeanor.score.Emotion;
import org.junit.jupiter.api.Test;

class AnnotatedFrameTest {

	private static final Color GRAY = DrawnClip.FIRST_GRAY;

	@Test
	void theChartLeavesTheFaceFree() {
		BufferedImage middle = drawn(640, 480, new FaceBox(400, 200, 150, 150));
		assertThat(corners(middle)).as("chart upper left").containsExactly(true, false, false, false);
		BufferedImage upperLeft = drawn(640, 480, new FaceBox(10, 60, 150, 150));
		assertThat(corners(upperLeft)).as("chart upper right").containsExactly(false, true, false, false);
	}

	@Test
	void aSmallPictureHasNoChartAndWithoutScoresThereIsNone() {
		assertThat(corners(drawn(96, 64, new FaceBox(40, 30, 20, 20)))).containsOnly(false);
		assertThat(corners(draw(640, 480, Results.withoutFace()))).containsOnly(false);
	}

	@Test
	void theLabelStaysInThePicture() {
		BufferedImage picture = drawn(640, 480, new FaceBox(560, 0, 80, 80));
		Color happy = EmotionColors.of(Emotion.HAPPY);
		assertThat(pixels(picture, happy)).as("plate and box").hasSizeGreaterThan(1000);
		assertThat(picture.getRGB(638, 2)).as("plate at the right edge").isEqualTo(happy.getRGB());
	}

	@Test
	void theLabelLeavesTheChartFree() {
		BufferedImage picture = drawn(640, 480, new FaceBox(150, 40, 340, 410));
		assertThat(corners(picture)).as("chart upper left").containsExactly(true, false, false, false);
		assertThat(picture.getRGB(152, 452)).as("plate below the box").isEqualTo(EmotionColors.of(Emotion.HAPPY).getRGB());
	}

	@Test
	void aFrameLargerThan4KIsDrawnSmallerWithItsBox() {
		BufferedImage picture = drawn(8000, 400, new FaceBox(4000, 200, 100, 100));
		assertThat(picture.getWidth()).isEqualTo(3840);
		assertThat(picture.getRGB(1920, 120)).as("left edge of the box").isEqualTo(EmotionColors.of(Emotion.HAPPY).getRGB());
	}

	/** Whether there is something drawn just inside each corner: upper left, upper right, lower left, lower right. */
	private static List<Boolean> corners(BufferedImage picture) {
		int right = picture.getWidth() - 8;
		int bottom = picture.getHeight() - 8;
		List<Boolean> drawn = new ArrayList<>();
		for (int[] at : new int[][] { { 7, 7 }, { right, 7 }, { 7, bottom }, { right, bottom } })
			drawn.add(picture.getRGB(at[0], at[1]) != GRAY.getRGB());
		return drawn;
	}

	private static List<int[]> pixels(BufferedImage picture, Color color) {
		List<int[]> found = new ArrayList<>();
		for (int y = 0; y < picture.getHeight(); y++)
			for (int x = 0; x < picture.getWidth(); x++)
				if (picture.getRGB(x, y) == color.getRGB())
					found.add(new int[] { x, y });
		return found;
	}

	private static BufferedImage drawn(int width, int height, FaceBox box) {
		return draw(width, height, Results.withFaces(Results.seen(0, 0, 1, box, Emotion.HAPPY)));
	}

	private static BufferedImage draw(int width, int height, ClipResult result) {
		Frame frame = DrawnClip.silent(width, height, 0).drawn(0);
		AnnotatedFrame drawn = new AnnotatedFrame(frame, result);
		drawn.draw(frame);
		return drawn.picture();
	}
}
