package org.demeanor.face.detection.yunet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.demeanor.Samples;
import org.demeanor.face.OpenCv;
import org.demeanor.face.VideoFrames;
import org.demeanor.face.detection.cascade.CascadeSettings;
import org.demeanor.face.detection.cascade.StandardDetector;
import org.demeanor.face.detection.net.NetDetector;
import org.demeanor.face.detection.net.RawFace;
import org.demeanor.face.image.ExactResize;
import org.demeanor.face.image.Eyes;
import org.demeanor.face.image.FaceBox;
import org.demeanor.inference.Device;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.open.Clips;
import org.demeanor.model.ModelFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A YuNet file on real video: against OpenCV's {@code FaceDetectorYN} (golden_yunet.py), and against the cascade. */
@EnabledIfEnvironmentVariable(named = "DEMEANOR_DATA", matches = ".+")
class YuNetOnClipsTest {

	private static YuNet net;

	@BeforeAll
	static void load() throws IOException {
		net = YuNet.load(ModelFile.of(Samples.real("yunet", "yunet_n_dynamic.onnx")), Device.CPU);
	}

	@AfterAll
	static void close() {
		net.close();
	}

	@Test
	void boxesEqualOpenCvs() throws IOException {
		int faces = 0;
		for (Map.Entry<String, Map<Integer, List<RawFace>>> clip : golden().entrySet())
			for (Map.Entry<Integer, List<RawFace>> golden : clip.getValue().entrySet()) {
				Frame frame = frame(clip.getKey(), golden.getKey());
				List<RawFace> expected = fromLeft(golden.getValue());
				List<RawFace> found = fromLeft(new NetDetector(net).rawFaces(frame));
				assertThat(found).as("%s frame %d", clip.getKey(), frame.index()).hasSameSizeAs(expected);
				for (int i = 0; i < found.size(); i++)
					assertSame(found.get(i), expected.get(i), clip.getKey() + " frame " + frame.index());
				faces += found.size();
			}
		assertThat(faces).isGreaterThan(60);
	}

	@Test
	void aTurnedFaceThatTheCascadeMissesIsFound() throws IOException {
		List<Frame> frames = VideoFrames.of(Samples.real("clips", "d12.mp4"), 3, 61).subList(56, 61);
		StandardDetector cascade = new StandardDetector(CascadeSettings.DEFAULT);
		NetDetector yunet = new NetDetector(net);
		for (Frame frame : frames) {
			assertThat(cascade.detect(OpenCv.gray(frame))).as("frame %d by the cascade", frame.index()).isEmpty();
			assertThat(yunet.detect(frame, OpenCv.gray(frame))).as("frame %d by YuNet", frame.index()).hasSize(1);
		}
	}

	@Test
	void aSmallFaceThatTheCascadeMissesIsFound() throws IOException {
		Frame near = VideoFrames.of(Samples.real("clips", "s13.mp4"), 1, 1).get(0);
		FaceBox face = new StandardDetector(CascadeSettings.DEFAULT).detect(OpenCv.gray(near)).get(0);
		int times = face.width() / 30;
		Frame far = farAway(near, times);
		assertThat(new StandardDetector(CascadeSettings.DEFAULT).detect(OpenCv.gray(far))).isEmpty();
		FaceBox there = new FaceBox(face.x() / times, face.y() / times, face.width() / times, face.height() / times);
		assertThat(new NetDetector(net).detect(far, OpenCv.gray(far))).singleElement()
				.satisfies(found -> assertThat(found.overlap(there)).isGreaterThan(.5));
	}

	@Test
	void squaresAreThoseOfTheCascade() throws IOException {
		double overlap = 0;
		int pairs = 0;
		for (String clip : golden().keySet()) {
			Frame frame = VideoFrames.of(Samples.real(clip), 1, 1).get(0);
			List<FaceBox> cascade = new StandardDetector(CascadeSettings.DEFAULT).detect(OpenCv.gray(frame));
			List<FaceBox> yunet = new NetDetector(net).detect(frame, OpenCv.gray(frame));
			if (cascade.size() == 1 && yunet.size() == 1) {
				overlap += cascade.get(0).overlap(yunet.get(0));
				pairs++;
			}
		}
		assertThat(pairs).isGreaterThan(15);
		assertThat(overlap / pairs).isGreaterThan(.85);
	}

	@Test
	void eyesAreInTheUpperHalfOfTheFaceOneBesideTheOther() throws IOException {
		Frame frame = VideoFrames.of(Samples.real("clips", "s13.mp4"), 1, 1).get(0);
		assertThat(new NetDetector(net).rawFaces(frame)).singleElement().satisfies(face -> {
			Eyes eyes = face.eyes().orElseThrow();
			assertThat(eyes.leftX()).isBetween((double) face.x(), face.x() + face.width() / 2.);
			assertThat(eyes.rightX()).isBetween(face.x() + face.width() / 2., (double) face.x() + face.width());
			assertThat(List.of(eyes.leftY(), eyes.rightY())).allSatisfy(y -> assertThat(y)
					.isBetween((double) face.y(), face.y() + face.height() / 2.));
		});
	}

	@Test
	void whereNobodyIsNobodyIsFound() throws IOException {
		for (Frame frame : VideoFrames.of(Samples.real("clips", "no_face.mp4"), 3, 32))
			assertThat(new NetDetector(net).rawFaces(frame)).as("frame %d", frame.index()).isEmpty();
	}

	// -- Helper methods --

	private static void assertSame(RawFace found, RawFace expected, String where) {
		assertThat(found.x()).as(where).isCloseTo(expected.x(), within(.1f));
		assertThat(found.y()).as(where).isCloseTo(expected.y(), within(.1f));
		assertThat(found.x() + found.width()).as(where).isCloseTo(expected.x() + expected.width(), within(.1f));
		assertThat(found.y() + found.height()).as(where).isCloseTo(expected.y() + expected.height(), within(.1f));
		assertThat(found.score()).as(where).isCloseTo(expected.score(), within(1e-4f));
	}

	/**
	 * By our own reader, whose frames are OpenCV's to the byte where pixels are square; those of d9 are not, so it is left out.
	 */
	private static Frame frame(String clip, int index) throws IOException {
		try (FrameReader frames = Clips.open(Samples.real(clip)).openFrames()) {
			for (int i = 0; i < index; i++)
				frames.skip();
			return frames.read();
		}
	}

	private static List<RawFace> fromLeft(List<RawFace> faces) {
		return faces.stream().sorted(Comparator.comparing(RawFace::x)).toList();
	}

	/** Clip to frame to faces. */
	private static Map<String, Map<Integer, List<RawFace>>> golden() throws IOException {
		try (InputStream csv = YuNetOnClipsTest.class.getResourceAsStream("golden_yunet.csv")) {
			return new String(csv.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(row -> row.split(",", -1))
					.collect(Collectors.groupingBy(cells -> cells[0], LinkedHashMap::new,
							Collectors.toMap(cells -> Integer.valueOf(cells[1]), cells -> faces(cells[2]))));
		}
	}

	private static List<RawFace> faces(String cell) {
		return Stream.of(cell.split(";")).filter(face -> !face.isEmpty()).map(face -> {
			List<Float> values = Arrays.stream(face.split(" ")).map(Float::valueOf).toList();
			return new RawFace(values.get(0), values.get(1), values.get(2), values.get(3), values.get(4));
		}).toList();
	}

	/** The picture so many times smaller, in the corner of a gray one of its own size. */
	private static Frame farAway(Frame near, int times) {
		int width = near.width() / times;
		int height = near.height() / times;
		byte[] bgr = new byte[near.bgr().length];
		Arrays.fill(bgr, (byte) 128);
		byte[] plane = new byte[near.width() * near.height()];
		byte[] small = new byte[width * height];
		ExactResize resize = new ExactResize(near.width(), near.height(), width, height);
		for (int channel = 0; channel < 3; channel++) {
			for (int i = 0; i < plane.length; i++)
				plane[i] = near.bgr()[3 * i + channel];
			resize.resize(plane, small, 0, 0, width, height);
			for (int i = 0; i < small.length; i++)
				bgr[3 * (i / width * near.width() + i % width) + channel] = small[i];
		}
		return new Frame(0, 0, near.width(), near.height(), bgr);
	}
}
