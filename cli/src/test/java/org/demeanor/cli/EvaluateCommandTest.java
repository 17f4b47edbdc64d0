package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.apache.commons.csv.CSVRecord;
import org.demeanor.cli.command.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The contract of {@code demeanor evaluate} and {@code demeanor features}. */
class EvaluateCommandTest {

	private static final Path SAMPLE = AnalyzeCommandTest.SAMPLE;

	@TempDir
	private Path folder;
	private Path data;
	private Path out;

	@BeforeEach
	void folders() throws IOException {
		data = Files.createDirectory(folder.resolve("data"));
		out = folder.resolve("out");
	}

	@Test
	void calibratedStreamsStandBesideTheOthers() throws IOException {
		for (String clip : List.of("01-01-03-01-01-01-01", "01-01-04-01-01-01-01", "01-01-03-01-01-01-02"))
			Files.copy(SAMPLE, data.resolve(clip + ".mp4"));
		Run run = Run.demeanor("evaluate", data, "--out", out, "--participant-pattern", "-(\\d\\d)$", "--calibrate", "centre");
		assertThat(run.exitCode()).as(run.err()).isZero();
		assertThat(run.err()).contains("not calibrated in every stream, too few clips for centre: 02 (1)");
		assertThat(run.out()).contains("resampling participants");
		assertThat(metrics().get("ci95_resamples").textValue()).isEqualTo("participants");
		JsonNode streams = metrics().get("streams");
		assertThat(streams.fieldNames()).toIterable().containsExactly("face", "voice", "fused", "face_calibrated",
				"voice_calibrated", "fused_calibrated");
		assertThat(streams.get("fused_calibrated").get("n").asInt()).isEqualTo(3);
		CSVRecord raw = Csv.byClip(out.resolve("voice.scores.csv")).get("01-01-03-01-01-01-01");
		CSVRecord calibrated = Csv.byClip(out.resolve("voice_calibrated.scores.csv")).get("01-01-03-01-01-01-01");
		// Twice the same recording: it says nothing that this person's clips do not always say.
		String top = Collections.max(List.of("angry", "calm", "disgust", "fear", "happy", "sad", "surprise"),
				Comparator.comparingDouble(label -> Double.parseDouble(raw.get(label))));
		assertThat(Math.abs(Double.parseDouble(calibrated.get(top)) - 1 / 7.))
				.isLessThan(Math.abs(Double.parseDouble(raw.get(top)) - 1 / 7.));
		assertThat(Csv.byClip(out.resolve("voice_calibrated.scores.csv")).get("01-01-03-01-01-01-02").toList())
				.isEqualTo(Csv.byClip(out.resolve("voice.scores.csv")).get("01-01-03-01-01-01-02").toList());
	}

	@Test
	void clipsWithoutAParticipantAreCounted() throws IOException {
		for (String clip : List.of("01-01-03-01-01-01-01", "01-01-04-01-01-01-01", "01-01-03-01-01-01-02"))
			Files.copy(SAMPLE, data.resolve(clip + ".mp4"));
		Run run = Run.demeanor("evaluate", data, "--streams", "voice", "--out", out, "--participant-pattern", "-(01)$");
		assertThat(run.exitCode()).as(run.err()).isZero();
		assertThat(run.out()).contains("Intervals by resampling participants, and 1 item without one by itself; ");
		assertThat(metrics().get("ci95_resamples").textValue()).isEqualTo("participants");
		assertThat(metrics().get("ci95_without_participant").intValue()).isEqualTo(1);
	}

	@Test
	void tooFewClipsForAFitAreRefusedBeforeTheWork() throws IOException {
		for (String clip : List.of("01-01-03-01-01-01-01", "01-01-04-01-01-01-01", "01-01-03-01-01-01-02"))
			Files.copy(SAMPLE, data.resolve(clip + ".mp4"));
		Run few = Run.demeanor("evaluate", data, "--out", out, "--fit");
		assertThat(few.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(few.err()).hasLineCount(1).contains("data: fusion: a fit needs 20 clips with both streams and a label, not 3");
		assertThat(out).isEmptyDirectory();
	}

	@Test
	void everyStreamHasItsFigures() throws IOException {
		for (String actor : List.of("01", "02"))
			Files.copy(SAMPLE, data.resolve("01-01-03-01-01-01-" + actor + ".mp4"));
		Run run = Run.demeanor("evaluate", data, "--out", out);
		assertThat(run.exitCode()).as(run.err()).isZero();
		assertThat(run.out()).contains("face", "voice", "fused", "resampling actors");
		JsonNode streams = metrics().get("streams");
		assertThat(streams.fieldNames()).toIterable().containsExactly("face", "voice", "fused");
		try (Stream<Path> files = Files.list(out)) {
			assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("metrics.json",
					"face.scores.csv", "face.confusion.csv", "face.confusion.png", "voice.scores.csv",
					"voice.confusion.csv", "voice.confusion.png", "fused.scores.csv", "fused.confusion.csv",
					"fused.confusion.png");
		}
		for (String stream : List.of("face", "voice", "fused")) {
			CSVRecord row = Csv.byClip(out.resolve(stream + ".scores.csv")).get("01-01-03-01-01-01-02");
			assertThat(row.get("truth")).isEqualTo("happy");
			JsonNode figures = streams.get(stream);
			assertThat(figures.get("n").intValue()).isEqualTo(2);
			boolean right = Stream.of("angry", "calm", "disgust", "fear", "sad", "surprise")
					.noneMatch(other -> Double.parseDouble(row.get(other)) > Double.parseDouble(row.get("happy")));
			assertThat(figures.get("top1").doubleValue()).isEqualTo(right ? 1 : 0);
			assertThat(figures.get("per_class").get("happy").get("recall").doubleValue()).isEqualTo(right ? 1 : 0);
			assertThat(figures.get("top1_ci95")).hasSize(2);
			assertThat(figures.get("confusion")).hasSize(7);
			BufferedImage picture = ImageIO.read(out.resolve(stream + ".confusion.png").toFile());
			assertThat(picture.getWidth()).isGreaterThan(500);
		}
	}

	/** A table of another evaluation beside new ones would be joined with them. */
	@Test
	void tablesOfAnEarlierEvaluationGo() throws IOException {
		Files.copy(SAMPLE, data.resolve("01-01-03-01-01-01-01.mp4"));
		Files.createDirectories(out);
		Files.writeString(out.resolve("voice_calibrated.scores.csv"), "somebody's");
		assertThat(Run.demeanor("evaluate", data, "--out", out).exitCode()).isZero();
		Files.writeString(out.resolve("fusion.json"), "{}");
		assertThat(Run.demeanor("evaluate", data, "--out", out, "--streams", "face").exitCode()).isZero();
		try (Stream<Path> files = Files.list(out)) {
			assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("metrics.json", "face.scores.csv",
					"face.confusion.csv", "face.confusion.png", "voice_calibrated.scores.csv", "fusion.json");
		}
	}

	@Test
	void theScoresAreThoseOfAnalyze() throws IOException {
		Files.copy(SAMPLE, data.resolve("01-01-03-01-01-01-01.mp4"));
		Run.demeanor("evaluate", data, "--out", out);
		Run.demeanor("analyze", data, "--out", folder.resolve("analyzed"));
		CSVRecord analyzed = Csv.byClip(folder.resolve("analyzed").resolve("clips.csv")).get("01-01-03-01-01-01-01");
		CSVRecord evaluated = Csv.byClip(out.resolve("fused.scores.csv")).get("01-01-03-01-01-01-01");
		for (String emotion : List.of("angry", "calm", "happy", "surprise"))
			assertThat(evaluated.get(emotion)).isEqualTo(analyzed.get(emotion));
	}

	@Test
	void croppedFacesAreScoredAsTheyAre() throws IOException {
		BufferedImage face = new BufferedImage(48, 48, BufferedImage.TYPE_BYTE_GRAY);
		face.createGraphics().fillOval(8, 8, 32, 32);
		for (String label : List.of("happy", "sad", "neutral")) {
			Files.createDirectory(data.resolve(label));
			ImageIO.write(face, "png", data.resolve(label).resolve("a.png").toFile());
		}
		Run run = Run.demeanor("evaluate", data, "--layout", "folders", "--cropped", "--out", out);
		assertThat(run.exitCode()).as(run.err()).isZero();
		assertThat(run.err()).contains("left out: 1 file: neutral");
		Map<String, CSVRecord> rows = Csv.byClip(out.resolve("face.scores.csv"));
		assertThat(rows.keySet()).containsExactly("happy/a.png", "sad/a.png");
		assertThat(rows.get("happy/a.png").get("calm")).isEqualTo(rows.get("sad/a.png").get("calm"));
		assertThat(metrics().get("streams").fieldNames()).toIterable().containsExactly("face");
		assertThat(metrics().get("ci95_resamples").textValue()).isEqualTo("items");
		Run.demeanor("evaluate", data, "--layout", "folders", "--cropped", "--classes", 8, "--out", out);
		assertThat(Csv.byClip(out.resolve("face.scores.csv")).get("neutral/a.png").get("truth")).isEqualTo("calm");
	}

	@Test
	void aDamagedFileEndsItUnlessBadOnesAreSkipped() throws IOException {
		Files.copy(SAMPLE, data.resolve("01-01-03-01-01-01-01.mp4"));
		Files.writeString(data.resolve("01-01-03-01-01-01-02.mp4"), "no film, only words\n".repeat(50));
		Run run = Run.demeanor("evaluate", data, "--out", out);
		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).hasLineCount(1).contains("01-01-03-01-01-01-02.mp4: media: ", "--skip-bad");
		assertThat(out).isEmptyDirectory();

		run = Run.demeanor("evaluate", data, "--skip-bad", "--out", out);
		assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
		assertThat(run.err()).contains("skipped ", "01-01-03-01-01-01-02.mp4: media: ");
		assertThat(metrics().get("skipped").fieldNames()).toIterable().containsExactly("01-01-03-01-01-01-02");
		assertThat(metrics().get("streams").get("voice").get("n").intValue()).isEqualTo(1);
	}

	@Test
	void aClipWithoutAFaceIsCountedNotScored() throws IOException {
		Path blank = Files.createDirectory(data.resolve("happy")).resolve("blank.png");
		ImageIO.write(new BufferedImage(200, 200, BufferedImage.TYPE_BYTE_GRAY), "png", blank.toFile());
		Run run = Run.demeanor("evaluate", data, "--layout", "folders", "--streams", "face", "--out", out);
		assertThat(run.exitCode()).as(run.err()).isZero();
		assertThat(run.out()).contains("no answer");
		assertThat(metrics().get("streams").get("face").get("n").intValue()).isZero();
		assertThat(metrics().get("streams").get("face").get("without_answer").intValue()).isEqualTo(1);
		assertThat(out.resolve("face.scores.csv")).doesNotExist();
	}

	@Test
	void wrongOptionsAreUsageErrors() {
		assertUsage("--classes must be 7 or 8", "--classes", 5);
		assertUsage("not a list of numbers", "--actors", "some");
		assertUsage("runs backwards", "--actors", "24-21");
		assertUsage("--actors needs --layout ravdess", "--actors", "1", "--layout", "folders");
		assertUsage("--cropped faces have no voice", "--cropped", "--streams", "face,voice");
		assertUsage("has no RAVDESS speech clip");
	}

	@Test
	void featuresAreArraysThatPythonReads() throws IOException {
		Files.copy(SAMPLE, data.resolve("01-01-03-01-01-01-05.mp4"));
		Run run = Run.demeanor("features", data, "--size", 32, "--color", "--out", out);
		assertThat(run.exitCode()).as(run.err()).isZero();
		List<String> rows = Files.readAllLines(out.resolve("faces.csv"));
		int faces = rows.size() - 1;
		assertThat(rows.get(0)).isEqualTo("clip,truth,actor,frame,time_s,x,y,width,height");
		assertThat(rows.get(1)).startsWith("01-01-03-01-01-01-05,happy,5,21,");
		byte[] array = Files.readAllBytes(out.resolve("01-01-03-01-01-01-05.faces.npy"));
		String header = new String(array, 10, array[8] + 256 * array[9]);
		assertThat(header).contains("'shape': (" + faces + ", 32, 32, 3)").endsWith("\n");
		assertThat(10 + header.length()).isEqualTo(array.length - faces * 32 * 32 * 3).satisfies(start -> assertThat(start % 64).isZero());
	}

	/** On a full disk, one good clip after another would be skipped otherwise. */
	@Test
	void whatCannotBeWrittenEndsItAlsoWhereBadFilesAreSkipped() throws IOException {
		Files.copy(SAMPLE, data.resolve("01-01-03-01-01-01-05.mp4"));
		Files.createDirectories(out.resolve("01-01-03-01-01-01-05.faces.npy").resolve("in the way"));
		Run run = Run.demeanor("features", data, "--size", 32, "--skip-bad", "--out", out);
		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).hasLineCount(1).contains(".faces.npy: report: cannot be written").doesNotContain("skip");
		assertThat(out.resolve("faces.csv")).doesNotExist();
	}

	@Test
	@EnabledIfEnvironmentVariable(named = "DEMEANOR_DATA", matches = ".+")
	void featuresOfRealVideosAreFacesOfTheRightSize() throws IOException {
		Path videos = Path.of(System.getenv("DEMEANOR_DATA"), "ravdess-video", "Actor_05");
		Run run = Run.demeanor("features", videos, "--out", out);
		assertThat(run.exitCode()).as(run.err()).isZero();
		JsonNode made = new ObjectMapper().readTree(out.resolve("features.json").toFile());
		assertThat(made.get("clips_with_face").intValue()).isEqualTo(4);
		assertThat(made.get("faces").doubleValue()).isEqualTo(100, within(8.));
		for (CSVRecord row : Csv.byClip(out.resolve("faces.csv")).values())
			assertThat(Integer.parseInt(row.get("width"))).isBetween(250, 600);
	}

	private void assertUsage(String message, Object... options) {
		Object[] all = Stream.concat(Stream.of("evaluate", data, "--out", out), Stream.of(options)).toArray();
		Run run = Run.demeanor(all);
		assertThat(run.exitCode()).as(message).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).contains(message);
	}

	private JsonNode metrics() throws IOException {
		return new ObjectMapper().readTree(out.resolve("metrics.json").toFile());
	}
}
