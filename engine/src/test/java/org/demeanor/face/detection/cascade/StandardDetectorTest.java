package org.demeanor.face.detection.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.demeanor.Samples;
import org.demeanor.StageException;
import org.demeanor.face.OpenCv;
import org.demeanor.face.VideoFrames;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayImage;
import org.demeanor.media.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The search around the last faces against a whole search of every frame. */
class StandardDetectorTest {

	private static final double SAME = 0.8;
	private static final int FRAME_STEP = 3;

	/** The number of frames: enough for faces to come in, move and go; few enough to hold them in memory. */
	private static final int MOST_FRAMES = 60;

	/** A face on this many frames in a row must not be missed, and none be invented. */
	private static final int RUN = 5;

	private static final int WIDTH = 320;
	private static final int HEIGHT = 240;

	private int frames;
	private int agreeing;

	@Test
	void theDrawnFaceIsWhereAWholeSearchFindsIt() throws IOException {
		compare(Samples.DRAWN, FRAME_STEP, MOST_FRAMES);
		assertThat(frames).isEqualTo(MOST_FRAMES);
		assertThat(agreeing).isGreaterThanOrEqualTo(frames * 98 / 100);
	}

	@Test
	void aFaceThatJumpsIsFoundAgainAndOneThatGoesIsGone() throws IOException {
		GrayImage face = OpenCv.gray(VideoFrames.of(Samples.DRAWN, 1, 1).get(0));
		GrayImage mirrored = mirrored(face);
		GrayImage nothing = new GrayImage(face.width(), face.height(), new byte[face.pixels().length]);
		StandardDetector near = new StandardDetector(CascadeSettings.DEFAULT);
		StandardDetector whole = new StandardDetector(CascadeSettings.DEFAULT, 1);
		for (GrayImage image : List.of(face, face, mirrored, mirrored, nothing, face, nothing, nothing)) {
			List<FaceBox> found = near.detect(image);
			List<FaceBox> expected = whole.detect(image);
			assertThat(found).hasSameSizeAs(expected);
			assertThat(covers(found, expected)).as("%s where %s are", found, expected).isTrue();
		}
		assertThat(whole.detect(face)).isNotEmpty();
		assertThat(whole.detect(nothing)).isEmpty();
	}

	@Test
	void ofFramesWithoutAFaceEveryFourthIsSearchedWhole() throws StageException {
		StandardDetector detector = new StandardDetector(CascadeSettings.DEFAULT);
		int area = WIDTH * HEIGHT;
		List<Integer> whole = new ArrayList<>();
		for (int frame = 0; frame < 13; frame++) {
			AtomicInteger computed = new AtomicInteger();
			assertThat(detector.detect(GrayImage.filledBy(WIDTH, HEIGHT, new byte[area],
					(pixels, left, top, right, bottom) -> computed.addAndGet((right - left) * (bottom - top))))).isEmpty();
			if (computed.get() > area / 2)
				whole.add(frame);
		}
		assertThat(whole).containsExactly(0, 1, 2, 3, 4, 8, 12);
	}

	@Test
	void aFaceThatComesBackWhereItWasIsFoundAtOnce() throws IOException {
		GrayImage face = OpenCv.gray(VideoFrames.of(Samples.DRAWN, 1, 1).get(0));
		for (int away = 1; away < 12; away++) {
			StandardDetector detector = new StandardDetector(CascadeSettings.DEFAULT);
			List<FaceBox> before = detector.detect(face);
			assertThat(before).hasSize(1);
			GrayImage empty = without(face, before.get(0));
			for (int i = 0; i < away; i++)
				assertThat(detector.detect(empty)).isEmpty();
			assertThat(covers(detector.detect(face), before)).as("after %d frames", away).isTrue();
		}
	}

	@Test
	void whoComesInAfterALongTimeIsFoundOnTheFourthFrameAtTheLatest() throws IOException {
		GrayImage face = OpenCv.gray(VideoFrames.of(Samples.DRAWN, 1, 1).get(0));
		List<FaceBox> expected = new StandardDetector(CascadeSettings.DEFAULT, 1).detect(face);
		GrayImage empty = without(face, expected.get(0));
		for (int before = 0; before < 12; before++) {
			StandardDetector detector = new StandardDetector(CascadeSettings.DEFAULT);
			for (int i = 0; i < before; i++)
				assertThat(detector.detect(empty)).isEmpty();
			for (int i = 0; i < 3; i++)
				detector.detect(face);
			assertThat(covers(detector.detect(face), expected)).as("after %d frames", before).isTrue();
		}
	}

	@Test
	void afterAFreshStartAFaceIsFoundAtOnce() throws IOException {
		GrayImage face = OpenCv.gray(VideoFrames.of(Samples.DRAWN, 1, 1).get(0));
		GrayImage empty = without(face, new StandardDetector(CascadeSettings.DEFAULT, 1).detect(face).get(0));
		StandardDetector detector = new StandardDetector(CascadeSettings.DEFAULT);
		for (int i = 0; i < 10; i++)
			assertThat(detector.detect(empty)).isEmpty();
		assertThat(detector.detect(face)).isEmpty();
		detector.forget();
		assertThat(detector.detect(face)).hasSize(1);
	}

	@Test
	void inAnotherSceneAFaceIsFoundAtOnce() throws IOException {
		GrayImage face = OpenCv.gray(VideoFrames.of(Samples.DRAWN, 1, 1).get(0));
		StandardDetector detector = new StandardDetector(CascadeSettings.DEFAULT);
		for (int i = 0; i < 10; i++)
			assertThat(detector.detect(new GrayImage(face.width(), face.height(), new byte[face.pixels().length]))).isEmpty();
		assertThat(detector.detect(face)).hasSize(1);
	}

	/** Between two frames anything may have happened. */
	@Test
	void afterSomeTimeAFaceIsSearchedAnew() throws IOException {
		GrayImage face = OpenCv.gray(VideoFrames.of(Samples.DRAWN, 1, 1).get(0));
		List<FaceBox> first = new StandardDetector(CascadeSettings.DEFAULT).detect(face);
		StandardDetector detector = new StandardDetector(CascadeSettings.DEFAULT);
		detector.detect(mirrored(face));
		detector.timePasses();
		assertThat(first).isNotEmpty();
		assertThat(covers(detector.detect(face), first)).isTrue();
	}

	@Test
	void whatItForgetsChangesNothingLater() throws IOException {
		List<Frame> frames = VideoFrames.of(Samples.DRAWN, FRAME_STEP, MOST_FRAMES);
		StandardDetector detector = new StandardDetector(CascadeSettings.DEFAULT);
		for (Frame frame : frames.subList(0, 8))
			detector.detect(OpenCv.gray(frame));
		detector.forget();
		StandardDetector fresh = new StandardDetector(CascadeSettings.DEFAULT);
		for (Frame frame : frames.subList(8, frames.size())) {
			GrayImage image = OpenCv.gray(frame);
			assertThat(detector.detect(image)).as("frame %d", frame.index()).isEqualTo(fresh.detect(image));
		}
	}

	@Test
	@EnabledIfEnvironmentVariable(named = "DEMEANOR_DATA", matches = ".+")
	void realFacesAreWhereAWholeSearchFindsThem() throws IOException {
		try (Stream<Path> files = Files.list(Samples.real("clips"))) {
			for (Path clip : files.sorted().toList())
				compare(clip, FRAME_STEP, MOST_FRAMES);
		}
		assertThat(frames).isGreaterThanOrEqualTo(900);
		assertThat((double) agreeing / frames).isGreaterThanOrEqualTo(0.98);
	}

	@Test
	@EnabledIfEnvironmentVariable(named = "DEMEANOR_DATA", matches = ".+")
	void noFaceIsInvented() throws IOException {
		StandardDetector detector = new StandardDetector(CascadeSettings.DEFAULT);
		for (Frame frame : VideoFrames.of(Samples.real("clips", "no_face.mp4"), FRAME_STEP, MOST_FRAMES))
			assertThat(detector.detect(OpenCv.gray(frame))).as("frame %d", frame.index()).isEmpty();
	}

	/** Somebody leaves, and each frame after that counts. */
	@Test
	@EnabledIfEnvironmentVariable(named = "DEMEANOR_DATA", matches = ".+")
	void whoLeavesIsGone() throws IOException {
		compare(Samples.real("clips", "face_noface.mov"), 1, 3 * MOST_FRAMES);
		assertThat(agreeing).isEqualTo(frames).isGreaterThan(2 * MOST_FRAMES);
	}

	private void compare(Path clip, int step, int most) throws IOException {
		StandardDetector near = new StandardDetector(CascadeSettings.DEFAULT);
		StandardDetector whole = new StandardDetector(CascadeSettings.DEFAULT, 1);
		int missed = 0;
		int invented = 0;
		for (Frame frame : VideoFrames.of(clip, step, most)) {
			GrayImage image = OpenCv.gray(frame);
			List<FaceBox> found = near.detect(image);
			List<FaceBox> expected = whole.detect(image);
			boolean allFound = covers(found, expected);
			boolean allReal = covers(expected, found);
			frames++;
			if (allFound && allReal)
				agreeing++;
			missed = allFound ? 0 : missed + 1;
			invented = allReal ? 0 : invented + 1;
			assertThat(missed).as("%s, frames in a row up to %d", clip.getFileName(), frame.index()).isLessThan(RUN);
			assertThat(invented).as("%s, frames in a row up to %d", clip.getFileName(), frame.index()).isLessThan(RUN);
		}
	}

	private static boolean covers(List<FaceBox> boxes, List<FaceBox> others) {
		return others.stream().allMatch(other -> boxes.stream().anyMatch(box -> box.overlap(other) >= SAME));
	}

	/** The picture with gray in place of a face. */
	private static GrayImage without(GrayImage image, FaceBox face) {
		byte[] pixels = image.pixels().clone();
		for (int y = face.y(); y < face.y() + face.height(); y++)
			Arrays.fill(pixels, y * image.width() + face.x(), y * image.width() + face.x() + face.width(), (byte) 128);
		return new GrayImage(image.width(), image.height(), pixels);
	}

	private static GrayImage mirrored(GrayImage image) {
		byte[] pixels = new byte[image.pixels().length];
		for (int y = 0; y < image.height(); y++)
			for (int x = 0; x < image.width(); x++)
				pixels[y * image.width() + x] = image.pixels()[y * image.width() + image.width() - 1 - x];
		return new GrayImage(image.width(), image.height(), pixels);
	}
}
