package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.csv.CSVRecord;
import org.demeanor.analysis.ClipAnswers;
import org.demeanor.cli.command.ExitCode;
import org.demeanor.report.table.ClipTable;
import org.demeanor.score.Scores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FuseCommandTest {

	private static final String HEADER = "clip,truth,angry,calm,disgust,fear,happy,sad,surprise\n";

	@TempDir
	private Path folder;
	private Path face;
	private Path voice;
	private Path out;

	@BeforeEach
	void tables() throws IOException {
		face = Files.writeString(folder.resolve("face.csv"),
				HEADER + "a,happy,0,0,0,0,1,0,0\nb,,0.5,0.5,0,0,0,0,0\nonly face,,1,0,0,0,0,0,0\n");
		// Columns in another order, no truth, and one more column: what another tool might write.
		voice = Files.writeString(folder.resolve("voice.csv"),
				"surprise,sad,happy,fear,disgust,calm,angry,clip,tool\n0,0.2,0.8,0,0,0,0,a,x\n0,0,0,0,0,0,1,b,x\n");
		out = folder.resolve("fused.csv");
	}

	@Test
	void joinsOnTheClipAndFusesByTheRule() throws IOException {
		Run run = Run.demeanor("fuse", "--face", face, "--voice", voice, "--out", out);
		assertThat(run.exitCode()).as(run.err()).isZero();
		Map<String, CSVRecord> rows = Csv.byClip(out);
		assertThat(rows.keySet()).containsExactly("a", "b", "only face");
		assertThat(rows.get("a").get("truth")).isEqualTo("happy");
		assertThat(rows.get("a").get("happy")).isEqualTo("0.900000");
		assertThat(rows.get("a").get("sad")).isEqualTo("0.100000");
		assertThat(rows.get("b").get("angry")).isEqualTo("0.750000");
		assertThat(rows.get("only face").get("angry")).isEqualTo("1.000000");
		assertThat(run.err()).contains("2 clips fused, 1 with one stream only");
	}

	/** As spreadsheets of some countries write them. */
	@Test
	void scoresMayHaveDecimalCommas() throws IOException {
		Files.writeString(voice, "clip;truth;angry;calm;disgust;fear;happy;sad;surprise\na;;0;0;0;0;0,8;0,2;0\n");
		Run run = Run.demeanor("fuse", "--face", face, "--voice", voice, "--out", out);
		assertThat(run.exitCode()).as(run.err()).isZero();
		assertThat(Csv.byClip(out).get("a").get("happy")).isEqualTo("0.900000");
		Files.delete(out);
		Files.writeString(voice, "clip;truth;angry;calm;disgust;fear;happy;sad;surprise\na;;0;0;0;0;1.000,8;0,2;0\n");
		assertMistake("row 1: happy is '1.000,8', not a number");
	}

	@Test
	void tablesOfOtherProgramsAreFaceScores() throws IOException {
		Files.writeString(face, "frame,Neutral,Happy,Sad,Surprise,Fear,Disgust,Anger,input\n"
				+ "0,0,1,0,0,0,0,0,/films/a.mp4\n1,1,0,0,0,0,0,0,/films/a.mp4\n");
		Run run = Run.demeanor("fuse", "--face", face, "--face-format", "pyfeat", "--voice", voice, "--out", out);
		assertThat(run.exitCode()).as(run.err()).isZero();
		// Face 0.5, voice 0.8.
		assertThat(Csv.byClip(out).get("a").get("happy")).isEqualTo("0.650000");
		assertThat(run.err()).contains("1 clip fused, 1 with one stream only");
		Run folderOfInputs = Run.demeanor("fuse", "--face", folder, "--face-format", "pyfeat", "--voice", voice, "--out", face);
		assertThat(folderOfInputs.err()).hasLineCount(1).contains("face.csv: report: is an input");
		Run other = Run.demeanor("fuse", "--face", face, "--face-format", "facereader", "--voice", voice, "--out", out);
		assertThat(other.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(other.err()).hasLineCount(1).contains("'facereader' is none of demeanor, openface, pyfeat, imotions");
		Run asOurs = Run.demeanor("fuse", "--face", face, "--voice", voice, "--out", out);
		assertThat(asOurs.err()).hasLineCount(1).contains("face.csv: report: has no column 'clip'");
	}

	@Test
	void tablesWithoutACommonClipAreAMistake() throws IOException {
		Files.writeString(voice, HEADER + "a.wav,,0,0,0,0,1,0,0\n");
		Run run = Run.demeanor("fuse", "--face", face, "--voice", voice, "--out", out);
		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).hasLineCount(1).contains("has no clip that " + voice + " has too, e.g. 'a' here and 'a.wav' there");
		assertThat(out).doesNotExist();
	}

	/** In per cent, one table would outweigh the other; a row of zeros would only halve it. */
	@Test
	void scoresAreShares() throws IOException {
		String voices = Files.readString(voice);
		Files.writeString(voice, HEADER + "a,,0.5,1.5,0,0,97.5,0.5,0\n");
		assertMistake("voice.csv: report: row 1: calm is '1.5', and scores are shares from 0 to 1");
		Files.writeString(voice, HEADER + "a,,-0.1,1,0,0,0,0,0\n");
		assertMistake("voice.csv: report: row 1: angry is '-0.1', and scores are shares from 0 to 1");
		Files.writeString(voice, voices);
		Files.writeString(face, HEADER + "a,,0,0,0,0,1.000001,0,0\nb,,0,0,0,0,0,0,0\n");
		assertMistake("face.csv: report: row 2: all seven scores are 0; leave out a clip without an answer");
	}

	/** As of independent outputs: such a table would outweigh the other. Medians of frames, class by class, add up to 2 at most. */
	@Test
	void sharesAddUpToTwoAtMost() throws IOException {
		Files.writeString(face, HEADER + "a,,0,0,0,0,1,0,0\nb,,0.9,0.1,0.4,0.3,0.2,0.3,0\n");
		assertMistake("face.csv: report: row 2: the seven scores add up to 2.20, and shares add up to 1");
	}

	@Test
	void scoresThatDoNotAddUpToOneAreTold() throws IOException {
		Files.writeString(face, HEADER + "a,,0,0,0,0,0.5,0.1,0\nb,,0.7,0,0.7,0,0,0,0\nc,,0,0,0,0,1,0,0\n");
		Run run = Run.demeanor("fuse", "--face", face, "--voice", voice, "--out", out);
		assertThat(run.exitCode()).as(run.err()).isZero();
		assertThat(run.err()).hasLineCount(2).contains(
				face + ": the scores of 2 of 3 clips do not add up to 1, e.g. 0.60 of 'a'; they count as they stand");
	}

	/** Two digits, each rounded up. */
	@Test
	void roundedScoresAddUpToOne() throws IOException {
		Files.writeString(face, HEADER + "a,,0.15,0.15,0.15,0.15,0.15,0.15,0.13\n");
		assertThat(Run.demeanor("fuse", "--face", face, "--voice", voice, "--out", out).err()).hasLineCount(1).contains("1 clip fused");
	}

	@Test
	void aTableOfARunGivesEachStreamItsOwnScores() throws IOException {
		Path clips = folder.resolve("clips.csv");
		ClipAnswers both = new ClipAnswers(Optional.empty(), Optional.of(Scores.of(0, 0, 0, 0, 1, 0, 0)),
				Optional.of(Scores.of(0, 0, 0, 0, .5, .5, 0)), Optional.of(Scores.of(1, 0, 0, 0, 0, 0, 0)));
		ClipAnswers alone = new ClipAnswers(Optional.empty(), Optional.empty(), both.voice(), both.voice());
		ClipTable.write(clips, List.of(row("both", "ok", both), row("voice", "no_face", alone), row("bad", "failed", both)));
		Run run = Run.demeanor("fuse", "--face", clips, "--voice", clips, "--out", out);
		assertThat(run.exitCode()).as(run.err()).isZero();
		assertThat(run.err()).contains("1 clip fused, 1 with one stream only");
		Map<String, CSVRecord> rows = Csv.byClip(out);
		assertThat(rows.keySet()).containsExactly("both", "voice");
		assertThat(rows.get("both").get("happy")).isEqualTo("0.750000");
		assertThat(rows.get("both").get("angry")).isEqualTo("0.000000");
		assertThat(rows.get("voice").get("sad")).isEqualTo("0.500000");
	}

	@Test
	void missingTablesAreNoMissingFolders() {
		assertThat(Run.demeanor("fuse", "--face", folder.resolve("none.csv"), "--voice", voice, "--out", out).err())
				.hasLineCount(1).contains("none.csv: report: cannot be read as CSV: no such file");
	}

	@Test
	void noTableThatIsReadIsReplaced() throws IOException {
		Path link = Files.createSymbolicLink(folder.resolve("link.csv"), voice);
		for (Path input : List.of(face, link)) {
			Run run = Run.demeanor("fuse", "--face", face, "--voice", voice, "--out", input);
			assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
			assertThat(run.err()).hasLineCount(1).contains(input + ": report: is an input");
		}
		assertThat(link).isSymbolicLink();
		assertThat(face).content().startsWith(HEADER);
	}

	@Test
	void aLinkStaysAndItsTargetIsReplaced() throws IOException {
		Path target = Files.writeString(Files.createDirectory(folder.resolve("elsewhere")).resolve("mine.csv"), "old");
		Path second = Files.createSymbolicLink(folder.resolve("second.csv"), Path.of("elsewhere", "mine.csv"));
		Path link = Files.createSymbolicLink(folder.resolve("first.csv"), second);
		Path dangling = Files.createSymbolicLink(folder.resolve("dangling.csv"), Path.of("elsewhere", "new.csv"));
		for (Path named : List.of(link, dangling)) {
			Run run = Run.demeanor("fuse", "--face", face, "--voice", voice, "--out", named);
			assertThat(run.exitCode()).as(run.err()).isZero();
			assertThat(named).isSymbolicLink();
			assertThat(Csv.byClip(named)).hasSize(3);
		}
		assertThat(second).isSymbolicLink();
		assertThat(Csv.byClip(target)).hasSize(3);
		assertThat(target.getParent()).isDirectoryNotContaining("glob:**/.*");
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void whatIsNoPlainFileIsRefusedBeforeAnythingIsRead() throws IOException, InterruptedException {
		Path pipe = folder.resolve("pipe.csv");
		assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
		Path link = Files.createSymbolicLink(folder.resolve("link.csv"), pipe);
		Path circle = Files.createSymbolicLink(folder.resolve("circle.csv"), Path.of("circle.csv"));
		Files.delete(voice);
		Map<Path, String> refusals = Map.of(pipe, "is no plain file", link, "is no plain file", folder, "is a folder", circle,
				"is a link that leads back to itself");
		for (Map.Entry<Path, String> refusal : refusals.entrySet()) {
			Run run = Run.demeanor("fuse", "--face", face, "--voice", voice, "--out", refusal.getKey());
			assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
			assertThat(run.err()).hasLineCount(1).contains(refusal.getKey() + ": report: " + refusal.getValue());
		}
		assertThat(pipe).exists().matches(file -> !Files.isRegularFile(file));
	}

	@Test
	void weightedTakesTheWeightsOfOurNets() throws IOException {
		assertThat(Run.demeanor("fuse", "--face", face, "--voice", voice, "--rule", "weighted", "--out", out).exitCode())
				.isZero();
		assertThat(Double.parseDouble(Csv.byClip(out).get("a").get("happy"))).isBetween(.8, 1.).isNotEqualTo(.9);
	}

	@Test
	void autoIsWhatTheModelsName() throws IOException {
		Path models = Files.createDirectory(folder.resolve("models"));
		Files.writeString(models.resolve("profiles.json"), "{\"standard\": {\"face\": [], \"voice\": [], \"fusion\": "
				+ "\"learnt\"}, \"reference\": {\"face\": [], \"voice\": []}}");
		Files.writeString(models.resolve("learnt.json"), "{\"format\": 1, \"temperature\": {\"face\": 1, \"voice\": 1}, "
				+ "\"rule\": \"exponents\", \"face\": 1, \"voice\": 0, \"floor\": 1e-6}");
		assertThat(Run.demeanor("models", "--models", models).out()).contains("learnt  (fusion; standard): verified");
		Run run = Run.demeanor("fuse", "--face", face, "--voice", voice, "--rule", "auto", "--models", models, "--out", out);
		assertThat(run.exitCode()).as(run.err()).isZero();
		assertThat(Double.parseDouble(Csv.byClip(out).get("a").get("happy"))).isGreaterThan(.999);
		Files.delete(models.resolve("learnt.json"));
		assertThat(Run.demeanor("models", "--models", models).err()).contains("learnt.json: model: no such model file");
	}

	@Test
	void whatWasFittedIsWhatAutoThenDoes() throws IOException {
		// The face is sure and wrong; the voice is right.
		StringBuilder faces = new StringBuilder(HEADER);
		StringBuilder voices = new StringBuilder(HEADER);
		StringBuilder labels = new StringBuilder("clip,truth\nelsewhere,sad\n");
		for (int i = 0; i < 24; i++) {
			String truth = i % 2 == 0 ? "happy" : "sad";
			faces.append(i).append(",,0,0.001,0,0,0.001,0.001,0.997\n");
			voices.append(i).append(i % 2 == 0 ? ",,0.1,0.1,0.1,0.1,0.4,0.1,0.1\n" : ",,0.1,0.1,0.1,0.1,0.1,0.4,0.1\n");
			labels.append(i).append(',').append(truth).append('\n');
		}
		Files.writeString(face, faces);
		Files.writeString(voice, voices);
		Path truth = Files.writeString(folder.resolve("truth.csv"), labels);
		Path fitted = folder.resolve("fusion.json");
		Run fit = Run.demeanor("fuse", "--face", face, "--voice", voice, "--fit", truth, "--out", fitted);
		assertThat(fit.exitCode()).as(fit.err()).isZero();
		assertThat(fit.err()).contains("fitted to 24 clips");
		Run run = Run.demeanor("fuse", "--face", face, "--voice", voice, "--rule", "auto", "--fusion", fitted, "--out", out);
		assertThat(run.exitCode()).as(run.err()).isZero();
		assertThat(Double.parseDouble(Csv.byClip(out).get("0").get("happy"))).isGreaterThan(.9);
		assertThat(Double.parseDouble(Csv.byClip(out).get("1").get("sad"))).isGreaterThan(.9);
		Run mean = Run.demeanor("fuse", "--face", face, "--voice", voice, "--fusion", fitted, "--out", folder.resolve("mean.csv"));
		assertThat(mean.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(mean.err()).contains("--fusion needs --rule auto").hasLineCount(1);
		Files.writeString(truth, "clip,truth\n0,happy\n1,sad\n");
		assertThat(Run.demeanor("fuse", "--face", face, "--voice", voice, "--fit", truth, "--out", fitted).err())
				.contains("truth.csv: fusion: a fit needs 20 clips with both streams and a label, not 2").hasLineCount(1);
		Files.writeString(truth, "clip,truth\n0,glad\n");
		assertThat(Run.demeanor("fuse", "--face", face, "--voice", voice, "--fit", truth, "--out", fitted).err())
				.contains("truth.csv: report: row 1: 'glad' is none of the seven emotions").hasLineCount(1);
	}

	@Test
	void whatCannotBeRightNamesFileAndRow() throws IOException {
		Files.writeString(voice, HEADER + "a,,0,0,0,0,NaN,0,0\n");
		assertMistake("voice.csv: report: row 1: happy is 'NaN', and scores are shares from 0 to 1");
		Files.writeString(voice, HEADER + "a,,0,0,0,0,x,0,0\n");
		assertMistake("row 1: happy is 'x', not a number");
		Files.writeString(voice, HEADER + "a,sad,0,0,0,0,0,1,0\n");
		assertMistake("a: fusion: the tables disagree on its truth: happy");
		Files.writeString(voice, "clip,angry\na,1\n");
		assertMistake("voice.csv: report: has no column 'calm'");
		Files.writeString(voice, HEADER + "a,,1,0,0,0,0,0,0\na,,1,0,0,0,0,0,0\n");
		assertMistake("row 2: clip 'a' stands twice");
		Files.delete(voice);
		assertMistake("voice.csv: report: cannot be read as CSV: no such f");
	}

	private static List<String> row(String clip, String status, ClipAnswers answers) {
		List<String> row = new ArrayList<>(Collections.nCopies(ClipTable.COLUMNS.size(), ""));
		row.set(ClipTable.COLUMNS.indexOf("clip"), clip);
		row.set(ClipTable.COLUMNS.indexOf("status"), status);
		return ClipTable.calibrated(row, answers, "none");
	}

	private void assertMistake(String message) {
		Run run = Run.demeanor("fuse", "--face", face, "--voice", voice, "--out", out);
		assertThat(run.exitCode()).as(message).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).contains(message).hasLineCount(1);
		assertThat(out).doesNotExist();
	}
}
