package org.demeanor.bundling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import javax.imageio.ImageIO;

import org.demeanor.StageException;
import org.demeanor.file.Sha256;
import org.demeanor.inference.OnnxBytes;
import org.demeanor.media.Wav;
import org.demeanor.model.ModelStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The face nets here give back the three gray values of a picture of 3 x 1 pixels, divided by 255. */
class ScoreCheckTest {

	private static final String LABELS = "'labels': ['happy', 'sad', 'contempt'], 'output': {'name': 'out', %s}";

	@TempDir
	private Path folder;

	/** The temperature divides independent logits too; a table of logits has some number that is no probability. */
	@Test
	void logitsAndProbabilitiesAreToldApartByTheWholeTable() throws IOException {
		picture("a.png", 255, 0, 51);
		picture("b.png", 0, 0, 0);
		face(String.format(LABELS, "'activation': 'sigmoid', 'temperature': 0.25"));
		double sure = 1 / (1 + Math.exp(-4));
		assertThat(faces("a.png," + sure + ",.5," + 1 / (1 + Math.exp(-.8)), "b.png,.5,.5,.5").difference()).isLessThan(1e-6);
		assertThat(faces("a.png,1,-1e-9,.2", "b.png,0,0,0").difference()).isLessThan(1e-6);
	}

	@Test
	void aNetThatIsSureOfAClassElsewhereGivesEqualSharesHereAndThere() throws IOException {
		picture("a.png", 0, 0, 255);
		face(String.format(LABELS, "'activation': 'none'"));
		ScoreCheck check = faces("a.png,0,0,1");
		assertThat(check.files()).isEqualTo(1);
		assertThat(check.difference()).isZero();
	}

	@Test
	void numbersThatAreNoProbabilitiesAndFilesThatComeTwiceAreNamed() throws IOException {
		picture("a.png", 0, 0, 255);
		face(String.format(LABELS, "'activation': 'none'"));
		assertThatThrownBy(() -> faces("a.png,-3,0,1")).isInstanceOf(StageException.class)
				.hasMessageContaining("scores.csv: model: gives -3.0 as a probability");
		assertThatThrownBy(() -> faces("a.png,0,0,1", "a.png,1,0,0")).isInstanceOf(StageException.class)
				.hasMessageContaining("'a.png' stands there twice");
	}

	/** The net adds up its samples; of this sound, only the fourth second has any. */
	@Test
	void aNetForAnyLengthHearsAllOfALongSound() throws IOException {
		int[] samples = new int[4 * 8000];
		Arrays.fill(samples, 3 * 8000, samples.length, 16384);
		Wav.shorts(folder.resolve("long.wav"), 1, 8000, samples);
		voice(-1);
		assertThat(sounds("long.wav,4000").difference()).isLessThan(40);
		voice(12_000);
		assertThatThrownBy(() -> sounds("long.wav,4000")).isInstanceOf(StageException.class)
				.hasMessageEndingWith("long.wav: media: is longer than the 3.0 s that the net hears at once; cut it");
	}

	// -- Helper methods --

	private void picture(String name, int... values) throws IOException {
		BufferedImage picture = new BufferedImage(values.length, 1, BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < values.length; i++)
			picture.setRGB(i, 0, 0x10101 * values[i]);
		ImageIO.write(picture, "png", folder.resolve(name).toFile());
	}

	private void face(String output) throws IOException {
		bundle(new OnnxBytes().input("in", OnnxBytes.FLOAT, -1, 1, 1, 3).output("out", OnnxBytes.FLOAT, -1, 3).node("Flatten", "out", "in").bytes(),
				"'stream': 'face', 'input': {'name': 'in', 'shape': [-1, 1, 1, 3]}, 'preprocessing': {'color': 'gray', 'width': 3, 'height': 1,"
						+ " 'range': [0, 1]}, " + output);
	}

	private void voice(int length) throws IOException {
		bundle(new OnnxBytes().input("in", OnnxBytes.FLOAT, -1, length).output("sum", OnnxBytes.FLOAT, -1, 1).integers("axes", 1)
				.node("ReduceSum", "sum", "in", "axes").bytes(),
				"'stream': 'voice', 'input': {'name': 'in', 'shape': [-1, " + length + "]}, 'preprocessing': {'kind': 'waveform',"
						+ " 'sample_rate': " + (length > 0 ? length / 3 : 8000) + ", 'window_s': 3, 'normalise': 'none'},"
						+ " 'further': [{'output': 'sum', 'names': ['sum']}]");
	}

	private void bundle(byte[] onnx, String rest) throws IOException {
		Files.write(folder.resolve("net.onnx"), onnx);
		Files.writeString(folder.resolve("net.json"), ("{'format': 2, 'name': 'net', 'description': 'adds or gives back', 'onnx':"
				+ " {'file': 'net.onnx', 'sha256': '" + Sha256.of(onnx) + "'}, " + rest + "}").replace('\'', '"'));
	}

	private ScoreCheck faces(String... rows) throws IOException {
		return check("file,happy,sad,contempt", rows);
	}

	private ScoreCheck sounds(String... rows) throws IOException {
		return check("file,sum", rows);
	}

	private ScoreCheck check(String header, String... rows) throws IOException {
		Path table = Files.writeString(folder.resolve("scores.csv"), header + "\n" + String.join("\n", rows) + "\n");
		return ScoreCheck.of(ModelStore.of(folder), "net", folder, table);
	}
}
