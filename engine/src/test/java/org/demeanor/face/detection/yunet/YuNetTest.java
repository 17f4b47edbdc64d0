package org.demeanor.face.detection.yunet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.demeanor.StageException;
import org.demeanor.face.detection.net.NetDetector;
import org.demeanor.face.detection.net.RawFace;
import org.demeanor.face.image.FaceBox;
import org.demeanor.inference.Device;
import org.demeanor.inference.OnnxBytes;
import org.demeanor.media.Frame;
import org.demeanor.model.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On nets of ours that have YuNet's inputs and outputs: what must come out is computed by hand. */
class YuNetTest {

	private static final int SURE = 255;
	/** Sixty-nine hundredths are the logarithm of this. */
	private static final double TWICE = 1.993716;

	@TempDir
	private Path folder;

	@Test
	void everySizeOfCellHasItsPlaceAndItsUnit() throws Exception {
		Frame frame = new MarkedFrame(320, 160).face(8, 3, 2, SURE, 50, 25, 0, 69).face(16, 10, 4, 250, 0, 100, 69, 0)
				.face(32, 7, 1, 240, 50, 50, 0, 0).frame();
		List<RawFace> faces = faces("tiny_yunet.onnx", frame);
		assertThat(faces).hasSize(3);
		assertFace(faces.get(0), 28 - 4, 18 - 4 * TWICE, 8, 8 * TWICE, 1);
		assertFace(faces.get(1), 160 - 8 * TWICE, 80 - 8, 16 * TWICE, 16, 250 / 255.);
		assertFace(faces.get(2), 240 - 16, 48 - 16, 32, 32, 240 / 255.);
	}

	@Test
	void sidesThatAreNoMultipleOf32AreFilledUpWithBlack() throws Exception {
		for (int[] size : new int[][] { { 100, 50 }, { 1, 1 }, { 33, 64 }, { 96, 32 } })
			assertThat(faces("tiny_yunet.onnx", new MarkedFrame(size[0], size[1]).frame())).isEmpty();
		List<RawFace> faces = faces("tiny_yunet.onnx", new MarkedFrame(100, 50).face(8, 11, 6, SURE, 50, 50, 0, 0).frame());
		assertThat(faces).hasSize(1);
		assertFace(faces.get(0), 88, 48, 8, 8, 1);
	}

	@Test
	void aLargePictureIsSearchedAt640PixelsAndItsFacesAreInItsOwn() throws Exception {
		List<RawFace> faces = faces("tiny_yunet.onnx",
				new MarkedFrame(1920, 960, 3).face(32, 19, 9, SURE, 50, 50, 0, 0).frame());
		assertThat(faces).hasSize(1);
		assertFace(faces.get(0), 3 * 608, 3 * 288, 96, 96, 1);
	}

	@Test
	void whereThatShowsNobodyTheLargePictureIsSearchedCloser() throws Exception {
		MarkedFrame large = new MarkedFrame(1280, 640).face(32, 39, 19, SURE, 50, 50, 0, 0);
		List<RawFace> faces = faces("tiny_yunet.onnx", large.frame());
		assertThat(faces).hasSize(1);
		assertFace(faces.get(0), 1248, 608, 32, 32, 1);
		assertThat(faces("tiny_yunet_64.onnx", large.frame())).isEmpty();
	}

	@Test
	void aFileForOneSizeOfPicturesGetsThatSize() throws Exception {
		Frame wide = new MarkedFrame(128, 64, 2).face(8, 7, 3, SURE, 50, 50, 0, 0).frame();
		assertFace(faces("tiny_yunet_64.onnx", wide).get(0), 112, 48, 16, 16, 1);
		Frame high = new MarkedFrame(32, 128, 2).face(8, 1, 7, SURE, 50, 50, 0, 0).frame();
		assertFace(faces("tiny_yunet_64.onnx", high).get(0), 16, 112, 16, 16, 1);
		Frame small = new MarkedFrame(20, 10).face(8, 1, 0, SURE, 50, 50, 0, 0).frame();
		assertFace(faces("tiny_yunet_64.onnx", small).get(0), 8, 0, 8, 8, 1);
	}

	@Test
	void aFaceIsAtLeastNineTenthsSure() throws Exception {
		Frame frame = new MarkedFrame(320, 160).face(8, 1, 1, 230, 50, 50, 0, 0).face(8, 20, 1, 229, 50, 50, 0, 0).frame();
		assertThat(faces("tiny_yunet.onnx", frame)).singleElement()
				.satisfies(face -> assertFace(face, 8, 8, 8, 8, 230 / 255.));
	}

	@Test
	void ofFacesThatOverlapMoreThanThreeTenthsTheSurestStays() throws Exception {
		// Boxes of 32 pixels in cells of 16 whose centres lie 16 apart share a third: 16 of 48.
		Frame near = new MarkedFrame(320, 160).face(16, 4, 4, 250, 50, 50, 70, 70).face(16, 5, 4, SURE, 50, 50, 70, 70)
				.frame();
		assertThat(faces("tiny_yunet.onnx", near)).extracting(RawFace::score).containsExactly(1f);
		// Three pixels further they share 13 of 51.
		Frame apart = new MarkedFrame(320, 160).face(16, 4, 4, 250, 50, 50, 70, 70).face(16, 5, 4, SURE, 70, 50, 70, 70)
				.frame();
		assertThat(faces("tiny_yunet.onnx", apart)).extracting(RawFace::score).containsExactly(1f, 250 / 255f);
	}

	@Test
	void squaresComeFromTheTopDown() throws Exception {
		Frame frame = new MarkedFrame(320, 160).face(32, 7, 3, SURE, 50, 50, 0, 0).face(32, 2, 1, 240, 50, 50, 0, 0).frame();
		try (YuNet net = load(resource("tiny_yunet.onnx"))) {
			NetDetector detector = new NetDetector(net);
			List<FaceBox> faces = detector.detect(frame, null);
			// 1.075 times 32 pixels, the centre half a pixel higher.
			assertThat(faces).containsExactly(new FaceBox(63, 30, 34, 34), new FaceBox(223, 94, 34, 34));
			assertThat(detector.detect(new MarkedFrame(64, 64).frame(), null)).isEmpty();
			assertThat(detector.detect(frame, null)).isEqualTo(faces);
		}
	}

	@Test
	void threadsThatShareTheNetDisturbNobody() throws Exception {
		Frame frame = new MarkedFrame(320, 160).face(16, 4, 4, 250, 50, 50, 70, 70).face(8, 20, 1, 240, 50, 50, 0, 0)
				.frame();
		try (YuNet net = load(resource("tiny_yunet.onnx"))) {
			List<RawFace> alone = new NetDetector(net).rawFaces(frame);
			List<List<RawFace>> together = IntStream.range(0, 64).parallel()
					.mapToObj(i -> rawFaces(new NetDetector(net), frame)).toList();
			assertThat(alone).hasSize(2);
			assertThat(together).isEqualTo(Collections.nCopies(64, alone));
		}
	}

	@Test
	void whatIsNoYuNetIsRefusedInOneLine() throws IOException {
		Path text = Files.writeString(folder.resolve("text.onnx"), "no net, only words");
		Path emotions = Path.of("..", "models", "src", "main", "resources", "org", "demeanor", "models",
				"face-compact.onnx");
		assertRefused(folder.resolve("none.onnx"), "no such model file");
		assertRefused(folder, "no such model file");
		assertRefused(text, "ONNX Runtime refuses it");
		assertRefused(emotions, "is not a YuNet: it has no output cls_8, cls_16, cls_32, obj_8");
		Path older = Files.write(folder.resolve("older.onnx"), new OnnxBytes().input("input", OnnxBytes.FLOAT, 1, 3, 120, 160)
				.output("loc", OnnxBytes.FLOAT, -1).output("conf", OnnxBytes.FLOAT, -1).output("iou", OnnxBytes.FLOAT, -1)
				.node("Identity", "loc", "input").node("Identity", "conf", "input").node("Identity", "iou", "input").bytes());
		assertRefused(older, "is a YuNet of 2021 or 2022, with other outputs: take face_detection_yunet_2023mar.onnx");
	}

	@Test
	void aFileThatWasChangedSinceItWasNamedIsRefused() throws Exception {
		Path copy = Files.copy(resource("tiny_yunet.onnx"), folder.resolve("copy.onnx"));
		ModelFile named = ModelFile.of(copy);
		Files.copy(resource("tiny_yunet_64.onnx"), copy, StandardCopyOption.REPLACE_EXISTING);
		assertThatThrownBy(() -> YuNet.load(named, Device.CPU)).isInstanceOf(StageException.class)
				.hasMessage(copy + ": model: was changed while the run was using it");
	}

	// -- Helper methods --

	private static void assertFace(RawFace face, double x, double y, double width, double height, double score) {
		assertThat(face.x()).as("x").isCloseTo((float) x, within(.01f));
		assertThat(face.y()).as("y").isCloseTo((float) y, within(.01f));
		assertThat(face.width()).as("width").isCloseTo((float) width, within(.01f));
		assertThat(face.height()).as("height").isCloseTo((float) height, within(.01f));
		assertThat(face.score()).as("score").isCloseTo((float) score, within(1e-6f));
	}

	private static void assertRefused(Path file, String why) {
		assertThatThrownBy(() -> load(file)).isInstanceOf(StageException.class).hasMessageStartingWith(file + ": model: ")
				.hasMessageContaining(why).message().hasLineCount(1);
	}

	private static List<RawFace> faces(String net, Frame frame) throws Exception {
		try (YuNet loaded = load(resource(net))) {
			return new NetDetector(loaded).rawFaces(frame);
		}
	}

	private static List<RawFace> rawFaces(NetDetector detector, Frame frame) {
		try {
			return detector.rawFaces(frame);
		}
		catch (StageException failed) {
			throw new AssertionError(failed);
		}
	}

	private static YuNet load(Path file) throws StageException {
		return YuNet.load(ModelFile.of(file), Device.CPU);
	}

	private static Path resource(String name) throws URISyntaxException {
		return Path.of(YuNetTest.class.getResource(name).toURI());
	}
}
