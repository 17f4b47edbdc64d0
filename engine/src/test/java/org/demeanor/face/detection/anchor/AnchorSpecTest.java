package org.demeanor.face.detection.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.demeanor.StageException;
import org.demeanor.adapt.graph.TinyNet;
import org.demeanor.analysis.DetectorType;
import org.demeanor.face.detection.DetectedFace;
import org.demeanor.face.detection.FaceDetectors;
import org.demeanor.face.detection.net.NetDetector;
import org.demeanor.face.detection.net.RawFace;
import org.demeanor.face.image.Eyes;
import org.demeanor.inference.Device;
import org.demeanor.inference.OnnxBytes;
import org.demeanor.media.Frame;
import org.demeanor.model.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On nets of ours that give fixed tables for a picture of 64 x 64: what must come out is computed by hand, from the sources
 * that
 * {@link Scrfd} and {@link RetinaFace} name.
 */
class AnchorSpecTest {

	private static final int SIDE = 64;
	/** Rows of the tables for steps of 8, 16 and 32 pixels, two for each place. */
	private static final int[] ROWS = { 128, 32, 8 };
	private static final int ALL_ROWS = 168;
	private static final Frame FRAME = new Frame(0, 0, SIDE, SIDE, new byte[3 * SIDE * SIDE]);

	@TempDir
	private Path folder;

	@Test
	void scrfdTellsDistancesToSidesAndPointsFromTheCornerOfAStep() throws Exception {
		ScrfdTables tables = new ScrfdTables();
		// Step 8, column 3, row 2, the second of two: from (24, 16).
		tables.face(0, 2 * (2 * 8 + 3) + 1, .9, new double[] { 1, 2, 3, 4 }, .5, .25, 1.5, .25);
		// Step 32, column 1, row 1, the first: from (32, 32).
		tables.face(2, 2 * 3, .6, new double[] { .25, .25, .5, .75 }, 0, 0, .25, .125);
		List<RawFace> faces = faces(AnchorFamily.SCRFD, tables.net(true));
		assertThat(faces).hasSize(2);
		assertFace(faces.get(0), 16, 0, 32, 48, .9);
		assertThat(faces.get(0).eyes()).contains(new Eyes(28, 18, 36, 18));
		assertFace(faces.get(1), 24, 24, 24, 32, .6);
		assertThat(faces.get(1).eyes()).contains(new Eyes(32, 32, 40, 36));
	}

	@Test
	void scrfdWithoutPointsIsTakenToo() throws Exception {
		ScrfdTables tables = new ScrfdTables();
		tables.face(1, 2 * (4 + 1), .5, new double[] { 1, 1, 1, 1 });
		assertThat(faces(AnchorFamily.SCRFD, tables.net(false))).singleElement().satisfies(face -> {
			// Step 16, column 1, row 1: from (16, 16).
			assertFace(face, 0, 0, 32, 32, .5);
			assertThat(face.eyes()).isEmpty();
		});
	}

	@Test
	void aFaceThatIsLessThanHalfSureIsNone() throws Exception {
		ScrfdTables tables = new ScrfdTables();
		tables.face(0, 10, .4999, new double[] { 1, 1, 1, 1 }, 0, 0, 0, 0);
		assertThat(faces(AnchorFamily.SCRFD, tables.net(true))).isEmpty();
	}

	/** Boxes of 16 x 16 pixels, 17 as they are counted: 6 apart they share 17 x 11 of 391, 8 apart 17 x 9 of 425. */
	@Test
	void ofBoxesThatShareMoreThanFourTenthsTheSurestStays() throws Exception {
		ScrfdTables near = new ScrfdTables();
		near.face(0, 40, .8, new double[] { 1, 1, 1, 1 }, 0, 0, 0, 0);
		near.face(0, 41, .9, new double[] { .25, 1, 1.75, 1 }, 0, 0, 0, 0);
		assertThat(faces(AnchorFamily.SCRFD, near.net(true))).extracting(RawFace::score).containsExactly(.9f);
		ScrfdTables apart = new ScrfdTables();
		apart.face(0, 40, .8, new double[] { 1, 1, 1, 1 }, 0, 0, 0, 0);
		apart.face(0, 41, .9, new double[] { 0, 1, 2, 1 }, 0, 0, 0, 0);
		assertThat(faces(AnchorFamily.SCRFD, apart.net(true))).extracting(RawFace::score).containsExactly(.9f, .8f);
	}

	@Test
	void retinaFaceTellsShiftsOfSquaresOfKnownSize() throws Exception {
		double[] boxes = new double[4 * ALL_ROWS];
		double[] points = new double[10 * ALL_ROWS];
		double[] classes = noFaces();
		// Step 16, column 2, row 1, the second size: 128 around (40, 24).
		int place = 128 + 2 * (4 + 2) + 1;
		set(boxes, 4 * place, 1, -1, 5 * Math.log(.25), 5 * Math.log(.5));
		set(points, 10 * place, -.5, -.5, 1, -.5);
		set(classes, 2 * place, .1, .9);
		for (byte[] net : List.of(retinaFace(boxes, classes, points), retinaFace(boxes, logits(classes), points)))
			assertThat(faces(AnchorFamily.RETINAFACE, net)).singleElement().satisfies(face -> {
				// Centre (52.8, 11.2), 32 x 64.
				assertFace(face, 36.8, -20.8, 32, 64, .9);
				Eyes eyes = face.eyes().orElseThrow();
				assertThat(eyes.leftX()).isCloseTo(33.6, within(1e-4));
				assertThat(eyes.leftY()).isCloseTo(17.6, within(1e-4));
				assertThat(eyes.rightX()).isCloseTo(52.8, within(1e-4));
				assertThat(eyes.rightY()).isCloseTo(17.6, within(1e-4));
			});
	}

	@Test
	void inAPictureThatIsScaledDownFacesAndEyesAreInItsOwnPixels() throws Exception {
		ScrfdTables tables = new ScrfdTables();
		tables.face(0, 2 * (2 * 8 + 3), .9, new double[] { 1, 1, 1, 1 }, 0, 0, .5, 0);
		Frame large = new Frame(0, 0, 3 * SIDE, 2 * SIDE, new byte[3 * 3 * SIDE * 2 * SIDE]);
		Path file = Files.write(folder.resolve("net.onnx"), tables.net(true));
		try (FaceDetectors loaded = new AnchorSpec(AnchorFamily.SCRFD, ModelFile.of(file)).load(Device.CPU)) {
			List<DetectedFace> faces = loaded.open().find(large, null);
			assertThat(faces).singleElement().satisfies(face -> {
				// 64 x 43 pixels are searched; 16 x 16 around (24, 16) there.
				assertThat(face.eyes()).contains(new Eyes(72, 16 * 128. / 43, 84, 16 * 128. / 43));
				assertThat(face.box().width()).isEqualTo(face.box().height()).isBetween(48, 54);
			});
			assertThat(loaded.open().detect(large, null)).containsExactly(faces.get(0).box());
		}
	}

	@Test
	void whatIsNoneOfTheFamilyIsRefusedInOneLine() throws Exception {
		byte[] scrfd = new ScrfdTables().net(true);
		byte[] retina = retinaFace(new double[4 * ALL_ROWS], noFaces(), new double[10 * ALL_ROWS]);
		assertRefused(AnchorFamily.RETINAFACE, scrfd, "is not a RetinaFace: it does not give one table each of");
		assertRefused(AnchorFamily.SCRFD, retina, "is not a SCRFD: it does not give scores, sides and points of");
		assertRefused(AnchorFamily.SCRFD, new TinyNet().input("x", 1, SIDE, SIDE).node("Relu", List.of("x"), "y").output("y", SIDE)
				.bytes(), "is not a SCRFD: it does not take one picture in three colours");
		byte[] number = new OnnxBytes().input("in", OnnxBytes.FLOAT, 1, 3, SIDE, SIDE).output("sum", OnnxBytes.FLOAT)
				.node("ReduceSum", "sum", new String[] { "keepdims" }, new long[] { 0 }, "in").bytes();
		assertRefused(AnchorFamily.RETINAFACE, number, "is not a RetinaFace: it does not give one table each of");
		assertRefused(AnchorFamily.SCRFD, number, "is not a SCRFD: it does not give scores, sides and points of");
		assertRefused(AnchorFamily.RETINAFACE, retinaFace(new double[8], new double[4], new double[20]),
				"is not a RetinaFace: it gives 2 classes, 2 boxes and 2 fives of points where 168 belong");
	}

	@Test
	void whereNobodyNamesTheFamilyTheFileTells() throws Exception {
		ModelFile scrfd = ModelFile.of(Files.write(folder.resolve("a.onnx"), new ScrfdTables().net(true)));
		ModelFile retina = ModelFile.of(Files.write(folder.resolve("b.onnx"),
				retinaFace(new double[4 * ALL_ROWS], noFaces(), new double[10 * ALL_ROWS])));
		assertThat(DetectorType.ofFile(scrfd)).isEqualTo(new AnchorSpec(AnchorFamily.SCRFD, scrfd));
		assertThat(DetectorType.ofFile(retina)).isEqualTo(new AnchorSpec(AnchorFamily.RETINAFACE, retina));
		ModelFile none = ModelFile.of(Files.writeString(folder.resolve("c.onnx"), "no net"));
		assertThatThrownBy(() -> DetectorType.ofFile(none)).isInstanceOf(StageException.class).hasMessageStartingWith(none.path()
				+ ": model: ");
	}

	@Test
	void bothCanBeNamed() {
		assertThat(DetectorType.ALL).extracting(DetectorType::name).containsExactly("cascade", "yunet", "scrfd", "retinaface");
	}

	// -- Helper methods --

	/** For each step scores, sides and points. */
	private static final class ScrfdTables {

		private final double[][] scores = new double[3][];
		private final double[][] sides = new double[3][];
		private final double[][] points = new double[3][];

		ScrfdTables() {
			for (int level = 0; level < ROWS.length; level++) {
				scores[level] = new double[ROWS[level]];
				sides[level] = new double[4 * ROWS[level]];
				points[level] = new double[10 * ROWS[level]];
			}
		}

		void face(int level, int row, double score, double[] toSides, double... toPoints) {
			scores[level][row] = score;
			set(sides[level], 4 * row, toSides);
			set(points[level], 10 * row, toPoints);
		}

		byte[] net(boolean withPoints) {
			TinyNet net = new TinyNet().input("input.1", 3, SIDE, SIDE);
			for (int level = 0; level < ROWS.length; level++)
				table(net, "4" + level, ROWS[level], 1, scores[level]);
			for (int level = 0; level < ROWS.length; level++)
				table(net, "5" + level, ROWS[level], 4, sides[level]);
			for (int level = 0; level < ROWS.length && withPoints; level++)
				table(net, "6" + level, ROWS[level], 10, points[level]);
			return net.bytes();
		}
	}

	private static byte[] retinaFace(double[] boxes, double[] classes, double[] points) {
		TinyNet net = new TinyNet().input("input0", 3, SIDE, SIDE);
		table(net, "loc", boxes.length / 4, 4, boxes);
		table(net, "conf", classes.length / 2, 2, classes);
		table(net, "landms", points.length / 10, 10, points);
		return net.bytes();
	}

	private static void table(TinyNet net, String name, int rows, int columns, double... values) {
		net.weights("w" + name, List.of(rows, columns), values).node("Identity", List.of("w" + name), name).output(name, columns);
	}

	private static double[] noFaces() {
		double[] classes = new double[2 * ALL_ROWS];
		for (int i = 0; i < classes.length; i += 2)
			classes[i] = 1;
		return classes;
	}

	private static double[] logits(double[] classes) {
		double[] logits = new double[classes.length];
		for (int i = 0; i < logits.length; i++)
			logits[i] = 3 + Math.log(Math.max(1e-6, classes[i]));
		return logits;
	}

	private static void set(double[] table, int from, double... values) {
		System.arraycopy(values, 0, table, from, values.length);
	}

	private List<RawFace> faces(AnchorFamily family, byte[] onnx) throws Exception {
		Path file = Files.write(folder.resolve("net.onnx"), onnx);
		try (AnchorNet net = AnchorNet.load(ModelFile.of(file), family, Device.CPU)) {
			return new NetDetector(net).rawFaces(FRAME);
		}
	}

	private void assertRefused(AnchorFamily family, byte[] onnx, String why) throws IOException {
		Path file = Files.write(folder.resolve("other.onnx"), onnx);
		assertThatThrownBy(() -> AnchorNet.load(ModelFile.of(file), family, Device.CPU)).isInstanceOf(StageException.class)
				.hasMessageStartingWith(file + ": model: " + why).message().hasLineCount(1);
	}

	private static void assertFace(RawFace face, double x, double y, double width, double height, double score) {
		assertThat(new double[] { face.x(), face.y(), face.width(), face.height(), face.score() })
				.containsExactly(new double[] { x, y, width, height, score }, within(1e-4));
	}
}
