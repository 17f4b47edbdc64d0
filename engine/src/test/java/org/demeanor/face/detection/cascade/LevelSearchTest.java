package org.demeanor.face.detection.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.demeanor.StageException;
import org.demeanor.face.VideoFrames;
import org.demeanor.face.image.ExactResize;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayConverter;
import org.demeanor.face.image.GrayImage;
import org.demeanor.media.Frame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both ways to search a level find the same windows in the same order, each hit of them. */
class LevelSearchTest {

	private static final String CASCADE = "haarcascade_frontalface_default.cascade";
	private static final Path SAMPLE = Path.of("..", "models", "sample", "sample.mp4");

	private Cascade cascade;

	@BeforeEach
	void setUp() throws StageException {
		assumeTrue(LevelSearch.Vectors.areThere(), "this Java runs without jdk.incubator.vector, or this processor is old");
		cascade = CascadeFile.read(CASCADE, CascadeDetector.class.getResourceAsStream(CASCADE));
	}

	@ParameterizedTest
	@CsvSource({ "24, 24", "25, 24", "24, 25", "55, 56", "640, 24", "24, 640", "333, 77", "1283, 61" })
	void noiseOfAnySize(int width, int height) {
		assertSame(noise(width, height, 256), 1.12);
	}

	@Test
	void flatAndNearlyFlatPictures() {
		assertSame(noise(200, 150, 1), 1.12);
		assertSame(noise(200, 150, 3), 1.12);
		assertThat(hits(new PyramidLevel(cascade, 200, 150), noise(200, 150, 1), 1.12)).isEmpty();
	}

	@Test
	void blocksOfBlackAndWhite() {
		Random random = new Random(5);
		byte[] pixels = new byte[400 * 300];
		for (int block = 0; block < 200; block++) {
			int left = random.nextInt(400);
			int top = random.nextInt(300);
			byte value = (byte) (random.nextInt(4) * 85);
			for (int y = top; y < Math.min(300, top + random.nextInt(80)); y++)
				for (int x = left; x < Math.min(400, left + 60); x++)
					pixels[y * 400 + x] = value;
		}
		assertSame(new GrayImage(400, 300, pixels), 1.05);
	}

	@Test
	void aFace() throws IOException {
		GrayImage face = GrayConverter.of(VideoFrames.of(SAMPLE, 1, 1).get(0));
		assertThat(hits(new VectorLevel(cascade, face.width(), face.height()), face, 1.12)).hasSizeGreaterThan(10);
		assertSame(face, 1.12);
	}

	@Test
	@EnabledIfEnvironmentVariable(named = "DEMEANOR_DATA", matches = ".+")
	void realFrames() throws IOException {
		for (String clip : List.of("single_face.mp4", "no_face.mp4", "s13.mp4"))
			for (Frame frame : VideoFrames.of(Path.of(System.getenv("DEMEANOR_DATA"), "clips", clip), 20, 3))
				assertSame(GrayConverter.of(frame), 1.12);
	}

	private void assertSame(GrayImage image, double scaleFactor) {
		assertThat(hits(new VectorLevel(cascade, image.width(), image.height()), image, scaleFactor))
				.isEqualTo(hits(new PyramidLevel(cascade, image.width(), image.height()), image, scaleFactor));
	}

	private List<FaceBox> hits(LevelSearch search, GrayImage image, double scaleFactor) {
		List<FaceBox> hits = new ArrayList<>();
		for (double factor = 1; Math.rint(24 * factor) <= Math.min(image.width(), image.height()); factor *= scaleFactor)
			search.search(image, (float) factor, new ExactResize(image.width(), image.height(),
					(int) Math.rint(image.width() / (float) factor), (int) Math.rint(image.height() / (float) factor)), hits);
		return hits;
	}

	/** @param values how many gray values there are */
	private static GrayImage noise(int width, int height, int values) {
		Random random = new Random(width);
		byte[] pixels = new byte[width * height];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = (byte) random.nextInt(values);
		return new GrayImage(width, height, pixels);
	}
}
