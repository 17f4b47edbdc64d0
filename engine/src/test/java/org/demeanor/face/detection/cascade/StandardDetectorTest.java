package org.demeanor.face.detection.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.demeanor.Samples;
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

	private int frames;
	private int agreeing;

	@Test
	void theDrawnFaceIsWhereAWholeSearchFindsIt() throws IOException {
		compare(Samples.DRAWN);
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
				compare(clip);
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

	private void compare(Path clip) throws IOException {
		StandardDetector near = new StandardDetector(CascadeSettings.DEFAULT);
		StandardDetector whole = new StandardDetector(CascadeSettings.DEFAULT, 1);
		int missed = 0;
		int invented = 0;
		for (Frame frame : VideoFrames.of(clip, FRAME_STEP, MOST_FRAMES)) {
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

	private static GrayImage mirrored(GrayImage image) {
		byte[] pixels = new byte[image.pixels().length];
		for (int y = 0; y < image.height(); y++)
			for (int x = 0; x < image.width(); x++)
				pixels[y * image.width() + x] = image.pixels()[y * image.width() + image.width() - 1 - x];
		return new GrayImage(image.width(), image.height(), pixels);
	}
}
