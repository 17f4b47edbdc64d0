package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVRecord;
import org.demeanor.cli.command.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of {@code demeanor analyze}, on the clip that the project draws itself. */
class AnalyzeCommandTest {

	static final Path SAMPLE = Path.of("..", "models", "sample", "sample.mp4");

	@TempDir
	private Path folder;

	@Test
	void theCommandOfTheReadmeWritesItsTables() throws IOException {
		Path out = folder.resolve("out");
		Run run = Run.demeanor("analyze", SAMPLE, "--out", out);
		assertThat(run.exitCode()).as(run.err()).isZero();
		try (Stream<Path> files = Files.list(out)) {
			assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("clips.csv",
					"sample.frames.csv", "sample.timeline.csv", "sample.people.csv", "people.csv", "summary.csv", "run.json",
					"journal.jsonl");
		}
		assertThat(Files.readAllLines(out.resolve("clips.csv")).get(0)).isEqualTo("clip,status,label,confidence,"
				+ "angry,calm,disgust,fear,happy,sad,surprise,"
				+ "face_label,face_angry,face_calm,face_disgust,face_fear,face_happy,face_sad,face_surprise,"
				+ "voice_label,voice_angry,voice_calm,voice_disgust,voice_fear,voice_happy,voice_sad,voice_surprise,"
				+ "duration_s,frames_sampled,frames_with_face,faces,error,voice_s,agreement,note,participant,calibration,"
				+ "voice_unfamiliar,people");
		List<String> frames = Files.readAllLines(out.resolve("sample.frames.csv"));
		assertThat(frames.get(0)).isEqualTo(
				"frame,time_s,face,x,y,width,height,angry,calm,disgust,fear,happy,sad,surprise,label");
		CSVRecord row = Csv.byClip(out.resolve("clips.csv")).get("sample");
		assertThat(row.get("status")).isEqualTo("ok");
		assertThat(frames).hasSize(1 + Integer.parseInt(row.get("frames_with_face")));
		assertThat(Files.readString(out.resolve("run.json"))).contains("\"profile\" : \"standard\"", "face-compact",
				"\"real_time_factor\"");
	}

	@Test
	void twiceGivesIdenticalBytesWhateverTheJobs() throws IOException {
		Path copy = Files.copy(SAMPLE, folder.resolve("copy.mp4"));
		Run.demeanor("analyze", SAMPLE, copy, "--out", folder.resolve("a"));
		Run.demeanor("analyze", SAMPLE, copy, "--out", folder.resolve("b"), "--jobs", 2);
		for (String file : List.of("clips.csv", "sample.frames.csv", "copy.frames.csv"))
			assertThat(folder.resolve("a").resolve(file)).hasSameBinaryContentAs(folder.resolve("b").resolve(file));
	}

	@Test
	void theThreadsChangeNoNumber() throws IOException {
		for (int threads : new int[] { 1, 2, 3 })
			Run.demeanor("analyze", SAMPLE, "--out", folder.resolve("" + threads), "--threads", threads, "--in-process");
		for (String threads : List.of("2", "3"))
			for (String file : List.of("clips.csv", "sample.frames.csv"))
				assertThat(folder.resolve(threads).resolve(file)).hasSameBinaryContentAs(folder.resolve("1").resolve(file));
	}

	@Test
	void badInputsAreRowsAndOneLineEachAndTheOthersAreFinished() throws IOException {
		Path text = Files.writeString(folder.resolve("text.mp4"), "no film, only words\n".repeat(50));
		Path empty = Files.createFile(folder.resolve("empty.mp4"));
		Path nothing = Files.createDirectory(folder.resolve("nothing"));
		Path missing = folder.resolve("missing.mp4");
		Path out = folder.resolve("out");
		Run run = Run.demeanor("analyze", text, empty, nothing, missing, SAMPLE, "--out", out);
		assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
		Map<String, CSVRecord> rows = Csv.byClip(out.resolve("clips.csv"));
		assertThat(rows.keySet()).containsExactly("text", "empty", "nothing", "missing", "sample");
		assertThat(rows.get("sample").get("status")).isEqualTo("ok");
		for (String clip : List.of("text", "empty", "nothing", "missing")) {
			assertThat(rows.get(clip).get("status")).as(clip).isEqualTo("failed");
			assertThat(rows.get(clip).get("label")).as(clip).isEmpty();
			assertThat(rows.get(clip).get("error")).as(clip).contains(clip, ": media: ").doesNotContain("Exception");
		}
		assertThat(run.err().lines().filter(line -> line.startsWith("demeanor: "))).hasSize(4);
		assertThat(run.err()).doesNotContain("\tat ");
	}

	@Test
	void anOutputFolderThatCannotBeMadeIsAUsageError() throws IOException {
		Path file = Files.createFile(folder.resolve("file"));
		Run run = Run.demeanor("analyze", SAMPLE, "--out", file.resolve("out"));
		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).hasLineCount(1).contains("report:", "file/out");
	}

	@Test
	void aTableThatCannotBeWrittenFailsTheClipButLosesNoScore() throws IOException {
		Path out = Files.createDirectory(folder.resolve("out"));
		// A folder in the table's place: no user, not even root, can write a file over it.
		Files.createDirectories(out.resolve("sample.frames.csv").resolve("in the way"));
		Run run = Run.demeanor("analyze", SAMPLE, "--streams", "face", "--out", out);
		assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
		CSVRecord row = Csv.byClip(out.resolve("clips.csv")).get("sample");
		assertThat(row.get("status")).isEqualTo("failed");
		assertThat(row.get("error")).contains("sample.frames.csv: report: cannot be written");
		assertThat(row.get("face_label")).isNotEmpty();
		assertThat(out).isDirectoryNotContaining("glob:**.part*");
	}

	@Test
	void aChangedModelIsRefusedBeforeAnythingIsWritten() throws IOException {
		Path models = copyOfModels();
		Path net = models.resolve("face-compact.onnx");
		byte[] bytes = Files.readAllBytes(net);
		bytes[bytes.length / 2] ^= 1;
		Files.write(net, bytes);
		Run run = Run.demeanor("analyze", SAMPLE, "--models", models, "--out", folder.resolve("out"));
		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).hasLineCount(1).contains("face-compact.onnx: model: ", "SHA-256");
		Run check = Run.demeanor("models", "--models", models);
		assertThat(check.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
		assertThat(check.err()).contains("face-compact.onnx: model: ");
		assertThat(check.out()).contains("voice-1d-reference").doesNotContain("face-compact  (");
	}

	@Test
	void aRunGoesOnWhereItWasKilled() throws IOException {
		Path copy = Files.copy(SAMPLE, folder.resolve("copy.mp4"));
		Path whole = folder.resolve("whole");
		Path out = folder.resolve("out");
		Run.demeanor("analyze", SAMPLE, copy, "--out", whole);
		Run.demeanor("analyze", SAMPLE, copy, "--out", out);
		// As after a kill in the middle of the second clip: one row, and the beginning of another.
		List<String> journal = Files.readAllLines(out.resolve("journal.jsonl"));
		Files.writeString(out.resolve("journal.jsonl"),
				journal.get(0) + "\n" + journal.get(1) + "\n" + journal.get(2).substring(0, 40));
		Files.delete(out.resolve("clips.csv"));
		Files.delete(out.resolve("copy.frames.csv"));
		assertThat(Run.demeanor("analyze", SAMPLE, copy, "--out", out, "--resume").exitCode()).isZero();
		assertThat(Files.readString(out.resolve("run.json"))).contains("\"resumed\" : 1");
		for (String file : List.of("clips.csv", "copy.frames.csv"))
			assertThat(out.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
	}

	@Test
	void otherOptionsCannotBeResumed() {
		Path out = folder.resolve("out");
		Run.demeanor("analyze", SAMPLE, "--streams", "voice", "--out", out);
		Run run = Run.demeanor("analyze", SAMPLE, "--streams", "face,voice", "--out", out, "--resume");
		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).hasLineCount(1).contains("holds a run that differs in ");
	}

	@Test
	void annotateWritesAVideo() {
		Path out = folder.resolve("out");
		assertThat(Run.demeanor("analyze", SAMPLE, "--streams", "face", "--annotate", "--out", out).exitCode()).isZero();
		assertThat(out.resolve("sample.annotated.mp4")).isNotEmptyFile();
	}

	@Test
	void wrongOptionsAreUsageErrorsThatNameTheChoices() {
		assertUsage("none of mean, median, mode, weighted", "analyze", SAMPLE, "--out", folder, "--frame-rule", "best");
		assertUsage("none of face, voice, face,voice", "analyze", SAMPLE, "--out", folder, "--streams", "smell");
		assertUsage("--jobs must be at least 1", "analyze", SAMPLE, "--out", folder, "--jobs", 0);
		for (int threads : new int[] { 0, 100_000 })
			assertUsage("--threads must be from 1 to 1024", "analyze", SAMPLE, "--out", folder, "--threads", threads);
		assertUsage("--out", "analyze", SAMPLE);
		assertUsage("INPUT", "analyze", "--out", folder);
		assertUsage("a shard is i/n", "analyze", SAMPLE, "--out", folder, "--shard", "3/2");
		assertUsage("is not a size", "analyze", SAMPLE, "--out", folder, "--memory-per-worker", "much");
		assertUsage("is not above 0", "analyze", SAMPLE, "--out", folder, "--timeout-per-clip", 0);
		assertUsage("name a command");
	}

	@Test
	void cudaThatIsNotThereIsSaidPlainly() {
		Run run = Run.demeanor("analyze", SAMPLE, "--out", folder.resolve("out"), "--device", "cuda");
		assumeFalse(run.exitCode() == 0, "this machine has CUDA");
		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).hasLineCount(1).contains("device cuda: model: ");
	}

	private static void assertUsage(String message, Object... arguments) {
		Run run = Run.demeanor(arguments);
		assertThat(run.exitCode()).as(message).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).hasLineCount(1).contains(message);
	}

	private Path copyOfModels() throws IOException {
		Path from = Path.of("..", "models", "src", "main", "resources", "org", "demeanor", "models");
		Path to = Files.createDirectory(folder.resolve("models"));
		try (Stream<Path> files = Files.list(from)) {
			for (Path file : files.toList())
				Files.copy(file, to.resolve(file.getFileName()));
		}
		return to;
	}
}
