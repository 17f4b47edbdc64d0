package org.demeanor.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.face.image.Eyes;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayConverter;
import org.demeanor.media.Frame;
import org.demeanor.model.ModelStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnyFaceInputTest {

	private static final int WIDTH = 60;
	private static final int HEIGHT = 40;

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "rgb, nchw, 30, 30, 30, 30, 20, 20", "bgr, nchw, 10, 10, 10, 10, 20, 20", "rgb, nhwc, 30, 20, 10, 30, 20, 10" })
	void coloursComeInTheOrderAndLayoutOfTheNet(String color, String layout, float a, float b, float c, float d, float e, float f)
			throws IOException {
		float[] values = values("'color': '" + color + "', 'layout': '" + layout + "', 'width': 2, 'height': 2, 'range': [0, 255]",
				layout.equals("nhwc") ? "2, 2, 3" : "3, 2, 2", plain(), new FaceBox(10, 10, 20, 20), Optional.empty());
		assertThat(values).hasSize(12).startsWith(a, b, c, d, e, f);
	}

	@Test
	void valuesAreBroughtToTheRangeThenNormalised() throws IOException {
		float[] values = values("'color': 'rgb', 'width': 2, 'height': 2, 'range': [-1, 1], 'mean': [0.5, 0, 0], 'std': [0.25, 1, 1]", "3, 2, 2",
				plain(), new FaceBox(0, 0, 20, 20), Optional.empty());
		assertThat(values[0]).isCloseTo((float) ((30 / 127.5 - 1 - .5) / .25), within(1e-5f));
		assertThat(values[4]).isCloseTo((float) (20 / 127.5 - 1), within(1e-6f));
	}

	/** The gray of a pixel is its column. */
	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', value = { "'scale': 1, 20, 39", "'scale': 2, 10, 49", "'scale': 1; 'shift_x': 0.5, 30, 49", "'scale': 1; 'aspect': 0.5, 20, 39" })
	void theRectangleIsThatAroundTheSquare(String crop, float first, float last) throws IOException {
		int width = crop.contains("'scale': 2") ? 40 : 20;
		int height = crop.contains("aspect") ? 40 : width;
		float[] values = values("'color': 'gray', 'width': " + width + ", 'height': " + height + ", 'range': [0, 255], 'crop': {"
				+ crop.replace(';', ',') + "}", "1, " + height + ", " + width, columns(), new FaceBox(20, 10, 20, 20), Optional.empty());
		assertThat(values[0]).isEqualTo(first);
		assertThat(values[width - 1]).isEqualTo(last);
	}

	@ParameterizedTest
	@CsvSource({ "black, 0, 58", "edge, 59, 58" })
	void whatIsBeyondTheFrameIsAsDescribed(String outside, float beyond, float inside) throws IOException {
		float[] values = values("'color': 'gray', 'width': 20, 'height': 20, 'range': [0, 255], 'crop': {'outside': '" + outside + "'}",
				"1, 20, 20", columns(), new FaceBox(50, 10, 20, 20), Optional.empty());
		assertThat(values[8]).isEqualTo(inside);
		assertThat(values[10]).isEqualTo(beyond);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', value = { "'scale': 1000000000", "'shift_y': -11", "'aspect': 0.0001" })
	void aRectangleThatWouldTakeAllMemoryIsRefused(String crop) {
		assertThatThrownBy(() -> values("'color': 'gray', 'width': 20, 'height': 20, 'range': [0, 255], 'crop': {" + crop + "}", "1, 20, 20",
				columns(), new FaceBox(20, 10, 20, 20), Optional.empty())).isInstanceOf(StageException.class)
				.hasMessageContaining("'preprocessing.crop' must be that of a rectangle near the face");
	}

	/** The eyes are white on black; turned, they are in one row, as far apart as before. */
	@Test
	void eyesAreMadeLevel() throws IOException {
		byte[] bgr = new byte[3 * WIDTH * HEIGHT];
		for (int[] eye : new int[][] { { 20, 14 }, { 32, 23 } })
			for (int channel = 0; channel < 3; channel++)
				bgr[3 * (eye[1] * WIDTH + eye[0]) + channel] = (byte) 255;
		String description = "'color': 'gray', 'width': 40, 'height': 40, 'range': [0, 255], 'align': 'eyes'";
		FaceBox box = new FaceBox(6, 0, 40, 40);
		float[] turned = values(description, "1, 40, 40", new Frame(0, 0, WIDTH, HEIGHT, bgr), box, Optional.of(new Eyes(20, 14, 32, 23)));
		double left = 0;
		double right = 0;
		double leftRow = 0;
		double rightRow = 0;
		for (int i = 0; i < turned.length; i++)
			if (i % 40 < 20) {
				left += turned[i];
				leftRow += turned[i] * (i / 40);
			}
			else {
				right += turned[i];
				rightRow += turned[i] * (i / 40);
			}
		assertThat(leftRow / left).isCloseTo(rightRow / right, within(.6)).isCloseTo(18.5, within(.6));
		float[] untold = values(description, "1, 40, 40", new Frame(0, 0, WIDTH, HEIGHT, bgr), box, Optional.empty());
		assertThat(untold[14 * 40 + 14]).isEqualTo(255);
	}

	@Test
	void whatDoesNotFitTheNetIsNamed() {
		assertThatThrownBy(() -> values("'color': 'rgb', 'width': 2, 'height': 2, 'range': [0, 1]", "1, 2, 2", plain(), new FaceBox(0, 0, 2, 2),
				Optional.empty())).isInstanceOf(StageException.class)
						.hasMessageContaining("'preprocessing.color, width, height, layout' must be those of the net's input [1, 2, 2], not [3, 2, 2]");
		assertThatThrownBy(() -> values("'color': 'rgb', 'width': 2, 'height': 2, 'range': [1, 0]", "3, 2, 2", plain(), new FaceBox(0, 0, 2, 2),
				Optional.empty())).isInstanceOf(StageException.class).hasMessageContaining("'preprocessing.range' must be");
	}

	// -- Helper methods --

	private float[] values(String preprocessing, String shape, Frame frame, FaceBox box, Optional<Eyes> eyes) throws IOException {
		Files.writeString(folder.resolve("net.json"), ("{'format': 2, 'name': 'net', 'stream': 'face', 'description': 'd', 'onnx': {'file': 'n.onnx',"
				+ " 'sha256': '" + "0".repeat(64) + "'}, 'input': {'name': 'in', 'shape': [-1, " + shape + "]}, 'output': {'name': 'out', 'activation':"
				+ " 'none'}, 'labels': ['happy'], 'preprocessing': {" + preprocessing + "}}").replace('\'', '"'));
		FaceInput input = FaceInput.of(ModelStore.of(folder).bundle("net"));
		float[] values = new float[input.length()];
		input.write(frame, GrayConverter.of(frame), box, eyes, values, 0);
		return values;
	}

	private static Frame plain() {
		byte[] bgr = new byte[3 * WIDTH * HEIGHT];
		for (int i = 0; i < bgr.length; i++)
			bgr[i] = (byte) (10 * (i % 3 + 1));
		return new Frame(0, 0, WIDTH, HEIGHT, bgr);
	}

	private static Frame columns() {
		byte[] bgr = new byte[3 * WIDTH * HEIGHT];
		for (int i = 0; i < bgr.length; i++)
			bgr[i] = (byte) (i / 3 % WIDTH);
		return new Frame(0, 0, WIDTH, HEIGHT, bgr);
	}
}
