package org.demeanor.face.detection.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.demeanor.face.OpenCv;
import org.demeanor.face.VideoFrames;
import org.demeanor.face.image.ExactResize;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayImage;
import org.demeanor.media.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Boxes on real video equal OpenCV's: none is missing, none is extra. */
@EnabledIfEnvironmentVariable(named = "DEMEANOR_DATA", matches = ".+")
class CascadeOnClipsTest {

	private static final int FRAMES_A_CLIP = 5;
	private static final int[] WIDTHS = { 640, 426, 320 };

	@Test
	void boxesEqualOpenCvsAtThreeSizes() throws IOException {
		int images = 0;
		int faces = 0;
		try (OpenCv openCv = new OpenCv()) {
			CascadeDetector detector = new CascadeDetector(1.12, 9, 0);
			for (Path clip : clips())
				for (Frame frame : VideoFrames.of(clip, 13, FRAMES_A_CLIP))
					for (GrayImage image : sizes(OpenCv.gray(frame))) {
						List<FaceBox> boxes = detector.detect(image);
						assertThat(boxes).as("%s frame %d, %d wide", clip.getFileName(), frame.index(), image.width())
								.isEqualTo(openCv.detect(image, 1.12, 9));
						images++;
						faces += boxes.size();
					}
		}
		assertThat(images).isGreaterThanOrEqualTo(3 * 60);
		assertThat(faces).isGreaterThanOrEqualTo(images / 2);
	}

	@Test
	void fullSizeAndFineSearchesEqualOpenCvsToo() throws IOException {
		int faces = 0;
		try (OpenCv openCv = new OpenCv()) {
			CascadeDetector coarse = new CascadeDetector(1.12, 9, 0);
			CascadeDetector fine = new CascadeDetector(1.02, 9, 0);
			for (Path clip : clips().subList(0, 6))
				for (Frame frame : VideoFrames.of(clip, 20, 2)) {
					GrayImage image = OpenCv.gray(frame);
					List<FaceBox> boxes = coarse.detect(image);
					assertThat(boxes).as("%s frame %d", clip.getFileName(), frame.index())
							.isEqualTo(openCv.detect(image, 1.12, 9));
					assertThat(fine.detect(image)).as("%s frame %d, fine", clip.getFileName(), frame.index())
							.isEqualTo(openCv.detect(image, 1.02, 9));
					faces += boxes.size();
				}
		}
		assertThat(faces).isGreaterThanOrEqualTo(6);
	}

	@Test
	void whereTheFirstSearchFindsNothingTheReferenceSearchesOnceMore() throws IOException {
		Path cartoon = Path.of(System.getenv("DEMEANOR_DATA"), "clips", "no_face.mp4");
		int second = 0;
		try (OpenCv openCv = new OpenCv()) {
			ReferenceDetector reference = new ReferenceDetector(CascadeSettings.DEFAULT);
			for (Frame frame : VideoFrames.of(cartoon, 12, 6)) {
				GrayImage image = OpenCv.gray(frame);
				List<FaceBox> coarse = openCv.detect(image, 1.12, 9);
				List<FaceBox> fine = openCv.detect(image, 1.02, 9);
				assertThat(reference.detect(image)).as("frame %d", frame.index()).isEqualTo(coarse.isEmpty() ? fine : coarse);
				if (coarse.isEmpty() && !fine.isEmpty())
					second++;
			}
		}
		assertThat(second).as("frames whose face only the second search finds").isPositive();
	}

	private static List<Path> clips() throws IOException {
		try (Stream<Path> files = Files.list(Path.of(System.getenv("DEMEANOR_DATA"), "clips"))) {
			return files.sorted().toList();
		}
	}

	private static List<GrayImage> sizes(GrayImage image) {
		List<GrayImage> sizes = new ArrayList<>();
		for (int width : WIDTHS) {
			int height = Math.max(1, image.height() * width / image.width());
			byte[] pixels = new byte[width * height];
			ExactResize.resize(image.pixels(), image.width(), image.height(), pixels, width, height);
			sizes.add(new GrayImage(width, height, pixels));
		}
		return sizes;
	}
}
