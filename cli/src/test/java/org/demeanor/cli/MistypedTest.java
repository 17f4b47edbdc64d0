package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.demeanor.cli.command.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people mistype, in a shell, a script or a file of options, is told in one line and never taken for something else. */
class MistypedTest {

	@TempDir
	private Path folder;
	private Path clip;
	private Path out;

	@BeforeEach
	void clip() throws IOException {
		clip = Files.copy(AnalyzeCommandTest.SAMPLE, folder.resolve("a.mp4"));
		out = folder.resolve("out");
	}

	@Test
	void anUnknownOptionOrCommandIsNamedWithTheNearestOne() {
		assertMistake("unknown option '--job'; did you mean '--jobs'?", "analyze", clip, "--out", out, "--job", 2);
		assertMistake("unknown option '--outt'; did you mean '--out'?", "analyze", clip, "--outt", out);
		assertMistake("unknown command 'analyse'; did you mean 'analyze'? See 'demeanor --help'", "analyse", clip, "--out", out);
		assertMistake("unknown command 'frobnicate'; see 'demeanor --help'", "frobnicate");
		assertMistake("unknown option '--output'; did you mean '--out'? See 'demeanor analyze --help'", "analyze", clip, "--output", out);
		assertMistake("unknown word 'more'", "doctor", "more");
	}

	@Test
	void aFileIsNoFolderOfResults() throws IOException {
		Path file = Files.writeString(folder.resolve("notes.txt"), "mine");
		assertMistake(file + ": report: is a file, and results go into a folder", "analyze", clip, "--in-process", "--out", file);
		assertMistake(file.resolve("out") + ": report: this folder cannot be made: ", "analyze", clip, "--in-process", "--out",
				file.resolve("out"));
		assertThat(file).hasContent("mine");
	}

	@Test
	void aListOfModelsIsOfAFolder() throws IOException {
		Path list = Files.writeString(folder.resolve("list"), "");
		assertMistake("--model-list needs --models", "analyze", clip, "--model-list", list, "--out", out);
	}

	@Test
	void trustIsInModelsOfAFolder() {
		assertMistake("--trust-models needs --models", "analyze", clip, "--trust-models", "--out", out);
	}

	@Test
	void withoutStepsNothingCanBeSmoothed() {
		assertMistake("--timeline-smooth needs a --timeline-step above 0", "analyze", clip, "--timeline-step", 0,
				"--timeline-smooth", 2, "--out", out);
		assertThat(out).doesNotExist();
	}

	@ParameterizedTest
	@CsvSource({ "voice, --annotate", "voice, --video-track=1", "voice, --sample-every=2", "voice, --detector=yunet",
			"voice, --detector-model=net.onnx", "voice, --frame-rule=median", "voice, --rule=mean", "voice, --fusion=f.json",
			"face, --audio-track=1", "face, --channel=left", "face, --rule=product", "face, --fusion=f.json" })
	void optionsOfAStreamNeedThatStream(String streams, String option) {
		assertMistake(option.split("=")[0] + " has no effect with --streams " + streams, "analyze", clip, "--streams", streams,
				option, "--out", out);
		assertThat(out).doesNotExist();
	}

	@Test
	void keyFramesNeedTheFace() {
		assertMistake("--sample-every has no effect with --streams voice", "analyze", clip, "--streams", "voice", "--sample-every", 2,
				"--key-frames", "--out", out);
		assertMistake("--key-frames has no effect with --streams voice", "analyze", clip, "--streams", "voice", "--key-frames", "--out",
				out);
	}

	@ParameterizedTest
	@CsvSource({ "voice, --detector=yunet", "voice, --frame-rule=mode", "face, --rule=mean", "voice, --fusion=f.json", "face, --fit" })
	void anEvaluationsOptionsOfAStreamNeedItToo(String streams, String option) {
		assertMistake(option.split("=")[0] + " has no effect with --streams " + streams, "evaluate", folder, "--streams", streams,
				option, "--out", out);
		assertThat(out).doesNotExist();
	}

	@Test
	void anOptionOfAStreamThatIsOffMayHaveItsDefault() {
		Run run = Run.demeanor("analyze", clip, "--streams", "voice", "--frame-rule", "mean", "--detector", "cascade",
				"--sample-every", 0, "--out", out, "--dry-run");
		assertThat(run.exitCode()).as(run.err()).isZero();
	}

	@Test
	void anOptionOfAStreamThatIsOffIsAMistakeInTheEnvironmentToo() {
		Run run = Run.in(Map.of("DEMEANOR_FRAME_RULE", "median"), "analyze", clip, "--streams", "voice", "--out", out);
		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).hasLineCount(1).contains("--frame-rule has no effect with --streams voice");
	}

	@Test
	void anEmptyWordIsNotTheCurrentFolder() {
		assertMistake("'' names no file or folder", "analyze", clip, "--dry-run", "--out", "");
		assertMistake("an INPUT is empty", "analyze", "", "--dry-run", "--out", out);
	}

	@Test
	void aNumberThatIsNoneIsToldInPlainWords() {
		assertMistake("'1e9' is no whole number of at most 2147483647", "analyze", clip, "--dry-run", "--out", out, "--jobs", "1e9");
	}

	@Test
	void flagsOfAFileCountBehindACommandWithOptionsInFront() throws IOException {
		Path file = Files.writeString(folder.resolve("demeanor.properties"), "\uFEFFdry-run=true\n");
		Run run = Run.demeanor("--config", file, "--log", "error", "analyze", clip, "--out", out);
		assertThat(run.exitCode()).as(run.err()).isZero();
		assertThat(run.err()).contains("nothing was written");
		assertThat(out).doesNotExist();
	}

	@Test
	void aFlagIsTrueOrFalseAndNothingElse() throws IOException {
		Run run = Run.in(Map.of("DEMEANOR_ANNOTATE", "1"), "analyze", clip, "--out", out, "--dry-run");
		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).hasLineCount(1).contains("DEMEANOR_ANNOTATE is '1', neither true nor false");
		Path file = Files.writeString(folder.resolve("demeanor.properties"), "report=yes\n");
		assertMistake("option report is 'yes', neither true nor false", "analyze", clip, "--out", out, "--config", file);
		Files.writeString(file, "dry-run=TRUE \nreport=false\n");
		assertThat(Run.demeanor("analyze", clip, "--out", out, "--config", file).err()).contains("nothing was written");
	}

	@Test
	void aConfigurationThatIsNotThereIsCalledMissing() {
		Path none = folder.resolve("none");
		assertMistake(none + ": cannot be read as properties: no such file", "analyze", clip, "--out", out, "--config", none);
	}

	@Test
	void aTableInTheEncodingOfOldWindowsIsToldWhatToDo() throws IOException {
		Path people = Files.write(folder.resolve("people.csv"),
				"clip,participant\na,Müller\n".getBytes(StandardCharsets.ISO_8859_1));
		assertMistake(people + ": report: is neither UTF-8 nor UTF-16 text; save it as UTF-8", "analyze", clip, "--dry-run",
				"--out", out, "--participants", people);
	}

	@Test
	void aFileOfOptionsInThatEncodingIsRefused() throws IOException {
		Path file = Files.write(folder.resolve("demeanor.properties"), "out=Müller\n".getBytes(StandardCharsets.ISO_8859_1));
		assertMistake(file + ": is neither UTF-8 nor UTF-16 text; save it as UTF-8", "analyze", clip, "--dry-run", "--config", file);
	}

	@Test
	void theListOfCommandsHasWholeSentences() {
		String commands = Run.demeanor("--help").out().replaceAll("(?s).*Commands:\\R|\\R\\RExit codes.*", "");
		assertThat(commands.split("\\R(?=  \\w)")).hasSizeGreaterThan(7).allSatisfy(command -> assertThat(command.strip()).endsWith("."));
	}

	private static void assertMistake(String message, Object... arguments) {
		Run run = Run.demeanor(arguments);
		assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).contains(message).hasLineCount(1);
	}
}
