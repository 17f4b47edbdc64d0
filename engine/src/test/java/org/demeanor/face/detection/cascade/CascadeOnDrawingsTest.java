package org.demeanor.face.detection.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.demeanor.face.OpenCv;
import org.demeanor.face.VideoFrames;
import org.demeanor.face.image.ExactResize;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayImage;
import org.demeanor.media.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The detector against OpenCV on pictures from the clone or from the test. */
class CascadeOnDrawingsTest {

	private static final Path SAMPLE = Path.of("..", "models", "sample", "sample.mp4");

	@Test
	void findsTheDrawnFaceWhereOpenCvDoes() throws IOException {
		try (OpenCv openCv = new OpenCv()) {
			CascadeDetector detector = new CascadeDetector(1.12, 9, 0);
			List<Frame> frames = VideoFrames.of(SAMPLE, 20, 10);
			assertThat(frames).hasSize(10);
			for (Frame frame : frames) {
				GrayImage image = OpenCv.gray(frame);
				assertThat(detector.detect(image)).as("frame %d", frame.index()).hasSize(1)
						.isEqualTo(openCv.detect(image, 1.12, 9));
			}
		}
	}

	@Test
	void withoutGroupingEveryHitIsOpenCvs() throws IOException {
		try (OpenCv openCv = new OpenCv()) {
			GrayImage image = OpenCv.gray(VideoFrames.of(SAMPLE, 1, 1).get(0));
			List<FaceBox> hits = new CascadeDetector(1.12, 0, 0).detect(image);
			assertThat(hits).hasSizeGreaterThan(10).containsExactlyInAnyOrderElementsOf(openCv.detect(image, 1.12, 0));
		}
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "20, 300", "23, 24", "24, 24", "25, 24", "640, 24", "24, 640", "333, 77" })
	void noiseOfOddSizesGivesWhatOpenCvGives(int width, int height) throws IOException {
		byte[] pixels = new byte[width * height];
		new Random(width).nextBytes(pixels);
		GrayImage image = new GrayImage(width, height, pixels);
		try (OpenCv openCv = new OpenCv()) {
			assertThat(new CascadeDetector(1.12, 9, 0).detect(image)).isEqualTo(openCv.detect(image, 1.12, 9));
		}
	}

	@Test
	void theStandardSearchFindsTheSameFaceInALargerPicture() throws IOException {
		GrayImage image = OpenCv.gray(VideoFrames.of(SAMPLE, 1, 1).get(0));
		byte[] pixels = new byte[4 * image.width() * image.height()];
		ExactResize.resize(image.pixels(), image.width(), image.height(), pixels, 2 * image.width(), 2 * image.height());
		List<FaceBox> boxes = new StandardDetector(CascadeSettings.DEFAULT).detect(new GrayImage(2 * image.width(), 2 * image.height(), pixels));
		FaceBox expected = new CascadeDetector(1.12, 9, 0).detect(image).get(0);
		assertThat(boxes).hasSize(1);
		assertThat(boxes.get(0).overlap(new FaceBox(2 * expected.x(), 2 * expected.y(), 2 * expected.width(),
				2 * expected.height()))).isGreaterThan(.9);
	}
}
