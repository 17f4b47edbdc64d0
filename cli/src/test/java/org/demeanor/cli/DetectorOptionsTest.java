package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.apache.commons.csv.CSVRecord;
import org.demeanor.cli.command.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** {@code --detector yunet} in every command, with our own net that finds what is written into a picture. */
class DetectorOptionsTest {

	private static final Path NETS = Path.of("..", "engine", "src", "test", "resources", "org", "demeanor", "face",
			"detection", "yunet");

	@TempDir
	private Path folder;
	private Path net;
	private Path picture;
	private Path out;

	@BeforeEach
	void files() throws IOException {
		out = folder.resolve("out");
		net = Files.copy(NETS.resolve("tiny_yunet.onnx"), folder.resolve("net.onnx"));
		Path data = Files.createDirectories(folder.resolve("data").resolve("happy"));
		picture = data.resolve("marked.png");
		// In the third cell of 32 pixels of the second row: sure, in its middle, as large as e cells.
		BufferedImage image = new BufferedImage(320, 160, BufferedImage.TYPE_INT_RGB);
		image.setRGB(64, 34, rgb(255, 255, 100));
		image.setRGB(65, 34, rgb(100, 50, 50));
		ImageIO.write(image, "png", picture.toFile());
	}

	@Test
	void theFaceIsThatOfTheFileWhicheverProcessLooks() throws IOException {
		analyze(ExitCode.OK, "--jobs", 2, "--detector", "yunet", "--detector-model", net);
		String frames = Files.readString(out.resolve("marked.frames.csv"));
		assertThat(frames.lines().skip(1)).singleElement().asString().startsWith("0,0.000000,1,33,0,94,94,");
		JsonNode run = json("run.json");
		assertThat(run.get("options").get("detector").textValue()).isEqualTo("yunet");
		assertThat(run.get("models").get("yunet").textValue()).matches("[0-9a-f]{64}");
		analyze(ExitCode.OK, "--in-process", "--detector", "yunet", "--detector-model", net);
		assertThat(out.resolve("marked.frames.csv")).hasContent(frames);
		analyze(ExitCode.OK);
		assertThat(Files.readAllLines(out.resolve("marked.frames.csv"))).as("by the cascade").hasSize(1);
		assertThat(json("run.json").get("options").get("detector").textValue()).isEqualTo("cascade");
	}

	@Test
	void aRunGoesOnWithTheSameDetectorAlone() throws IOException {
		analyze(ExitCode.OK, "--detector", "yunet", "--detector-model", net);
		assertMistake("holds a run that differs in detector", "analyze", picture, "--streams", "face", "--out", out,
				"--resume");
		Path moved = Files.move(net, folder.resolve("moved.onnx"));
		analyze(ExitCode.OK, "--detector", "yunet", "--detector-model", moved, "--resume");
		assertThat(json("run.json").get("resumed").intValue()).isEqualTo(1);
		Files.copy(NETS.resolve("tiny_yunet_64.onnx"), moved, StandardCopyOption.REPLACE_EXISTING);
		assertMistake("holds a run that differs in yunet", "analyze", picture, "--streams", "face", "--out", out, "--resume",
				"--detector", "yunet", "--detector-model", moved);
	}

	@Test
	void evaluateAndFeaturesUseItToo() throws IOException {
		Object[] options = { folder.resolve("data"), "--layout", "folders", "--out", out, "--detector", "yunet",
				"--detector-model", net };
		Run run = Run.demeanor(Stream.concat(Stream.of("evaluate", "--streams", "face"), Stream.of(options)).toArray());
		assertThat(run.exitCode()).as(run.err()).isZero();
		assertThat(json("metrics.json").get("streams").get("face").get("n").intValue()).isEqualTo(1);
		String sha256 = json("metrics.json").get("models").get("yunet").textValue();
		run = Run.demeanor(Stream.concat(Stream.of("features", "--profile", "standard"), Stream.of(options)).toArray());
		assertThat(run.exitCode()).as(run.err()).isZero();
		CSVRecord face = Csv.byClip(out.resolve("faces.csv")).get("happy/marked.png");
		assertThat(face.get("x") + " " + face.get("width")).isEqualTo("33 94");
		assertThat(json("features.json").get("detector").textValue()).isEqualTo("yunet");
		assertThat(json("features.json").get("models").get("yunet").textValue()).isEqualTo(sha256);
	}

	@Test
	void optionsComeFromTheEnvironmentToo() throws IOException {
		Map<String, String> environment = Map.of("DEMEANOR_DETECTOR", "yunet", "DEMEANOR_DETECTOR_MODEL", net.toString());
		Run run = Run.in(environment, "analyze", picture, "--streams", "face", "--in-process", "--out", out);
		assertThat(run.exitCode()).as(run.err()).isZero();
		assertThat(Csv.byClip(out.resolve("clips.csv")).get("marked").get("frames_with_face")).isEqualTo("1");
	}

	@Test
	void whatCannotFindFacesIsRefusedInOneLine() throws IOException {
		Path text = Files.writeString(folder.resolve("text.onnx"), "no net, only words");
		for (Object[] command : new Object[][] { { "analyze" }, { "evaluate", "--layout", "folders", "--streams", "face" },
				{ "features", "--layout", "folders" } }) {
			Object[] all = with(command, folder.resolve("data"), "--out", out);
			assertMistake("--detector yunet needs --detector-model", with(all, "--detector", "yunet"));
			assertMistake("--detector-model needs --detector yunet", with(all, "--detector-model", net));
			assertMistake("none of cascade, yunet", with(all, "--detector", "best"));
			assertMistake("none.onnx: model: no such model file",
					with(all, "--detector", "yunet", "--detector-model", folder.resolve("none.onnx")));
			assertMistake("text.onnx: model: ONNX Runtime refuses it",
					with(all, "--detector", "yunet", "--detector-model", text));
		}
		assertThat(out.resolve("clips.csv")).doesNotExist();
	}

	@Test
	void doctorTriesTheFile() throws IOException {
		assertThat(Run.demeanor("doctor").out()).containsPattern("detector +cascade");
		Run run = Run.demeanor("doctor", "--detector", "yunet", "--detector-model", net);
		assertThat(run.out()).containsPattern("detector +" + net + " works \\(SHA-256 [0-9a-f]{64}\\)");
		Files.writeString(net, "no net, only words");
		run = Run.demeanor("doctor", "--detector", "yunet", "--detector-model", net);
		assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
		assertThat(run.out()).contains(net + ": model: ONNX Runtime refuses it");
	}

	// -- Helper methods --

	private void analyze(int expected, Object... options) {
		Run run = Run.demeanor(with(new Object[] { "analyze", picture, "--streams", "face", "--out", out }, options));
		assertThat(run.exitCode()).as(run.err()).isEqualTo(expected);
	}

	private static void assertMistake(String message, Object... arguments) {
		Run run = Run.demeanor(arguments);
		assertThat(run.exitCode()).as(message).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).contains(message).hasLineCount(1);
	}

	private static Object[] with(Object[] command, Object... options) {
		return Stream.concat(Stream.of(command), Stream.of(options)).toArray();
	}

	private JsonNode json(String file) throws IOException {
		return new ObjectMapper().readTree(out.resolve(file).toFile());
	}

	private static int rgb(int blue, int green, int red) {
		return red << 16 | green << 8 | blue;
	}
}
