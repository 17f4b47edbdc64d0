package org.demeanor.report.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntFunction;

import org.assertj.core.data.Offset;
import org.demeanor.report.table.ScoreTable;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaceFormatTest {

	private static final int[] UNITS = { 1, 2, 4, 5, 6, 7, 9, 12, 15, 20, 23, 26 };
	private static final Offset<Double> EXACT = Offset.offset(1e-12);

	/** As iMotions 5.7 and 6.1 begin: remarks, padded with tabs, and an empty line. */
	private static final String IMOTIONS = "#Study : trial\t\t\t\n#Version : 5.7.2375.0\t\t\t\n\t\t\t\n"
			+ "StimulusName\tEventSource\tMediaTime\tFrameNo\tJoy Evidence\tJoy Intensity\tAnger Evidence\tSurprise Evidence\t"
			+ "Fear Evidence\tContempt Evidence\tDisgust Evidence\tSadness Evidence\tNeutral Evidence\n";

	@TempDir
	Path folder;

	// -- OpenFace --

	@Test
	void namesWithBlanksAreTrimmedAndTheClipIsNamedByTheFile() throws IOException {
		// A full smile: happy 1, and fear, which shares none of its units, 0.
		Scores scores = only("film 1.csv", openFace("1, 0.000, 0.9, 1", 6, 5, 12, 5), FaceFormat.OPENFACE, "film 1");
		assertThat(scores.get(Emotion.HAPPY)).isEqualTo(1);
		assertThat(scores.get(Emotion.CALM)).isZero();
	}

	@Test
	void emotionsOfActionUnitsFollowTheFormula() throws IOException {
		// Disgust (2.5 + 0) / 2 / 5 = 0.25, sad (0 + 0 + 0) / 3, calm 1 - 0.25: the sum is 1.
		Scores scores = only("a.csv", openFace("1, 0.000, 0.9, 1", 9, 2.5), FaceFormat.OPENFACE, "a");
		assertThat(scores.get(Emotion.DISGUST)).isEqualTo(.25, EXACT);
		assertThat(scores.get(Emotion.CALM)).isEqualTo(.75, EXACT);
		// Brows: sad 2 / 3 x 0.5, fear 2 / 7 x 0.5, angry 1 / 4 x 0.5, surprise 1 / 4 x 0.5; calm 2 / 3.
		scores = only("a.csv", openFace("1, 0.000, 0.9, 1", 1, 2.5, 4, 2.5), FaceFormat.OPENFACE, "a");
		double sum = 1 / 3. + 1 / 7. + 1 / 8. + 1 / 8. + 2 / 3.;
		assertThat(scores.get(Emotion.SAD)).isEqualTo(1 / 3. / sum, EXACT);
		assertThat(scores.get(Emotion.FEAR)).isEqualTo(1 / 7. / sum, EXACT);
		assertThat(Arrays.stream(scores.toArray()).sum()).isEqualTo(1, EXACT);
	}

	@Test
	void framesWithoutSuccessAreOutOfTheMean() throws IOException {
		String row = openFace("1, 0.000, 0.9, 1", 6, 2.5, 12, 2.5);
		String failed = openFace("2, 0.033, 0.1, 0").lines().skip(1).findFirst().orElseThrow() + "\n";
		assertThat(only("a.csv", row + failed + failed, FaceFormat.OPENFACE, "a").get(Emotion.HAPPY)).isEqualTo(.5, EXACT);
		Files.writeString(folder.resolve("a.csv"), openFace("1, 0.000, 0.1, 0"));
		assertThatThrownBy(() -> FaceFormat.OPENFACE.read(folder.resolve("a.csv")))
				.hasMessageEndingWith("a.csv: report: has no row with a face");
	}

	@Test
	void noTimeIsTakenFromATimestamp() throws IOException {
		// 0 in every row, as in a folder of pictures.
		String smile = openFace("1, 0.000, 0.9, 1", 6, 5, 12, 5);
		String still = openFace("2, 0.000, 0.9, 1").lines().skip(1).findFirst().orElseThrow() + "\n";
		assertThat(only("a.csv", smile + still, FaceFormat.OPENFACE, "a").get(Emotion.CALM)).isEqualTo(.5, EXACT);
	}

	@Test
	void theFaceInMostFramesIsTheClips() throws IOException {
		String table = "face_id, success" + units(unit -> ", AU%02d_r".formatted(unit)) + "\n"
				+ "0, 1" + units(unit -> unit == 12 || unit == 6 ? ", 5" : ", 0") + "\n"
				+ ("1, 1" + units(unit -> ", 0") + "\n").repeat(2);
		assertThat(only("a.csv", table, FaceFormat.OPENFACE, "a").get(Emotion.CALM)).isEqualTo(1);
	}

	@Test
	void intensitiesBeyondFiveAreRefused() {
		assertWrong(FaceFormat.OPENFACE, openFace("1, 0.000, 0.9, 1", 9, 5.5), "row 1: au09_r is 5.5, out of bounds");
		assertWrong(FaceFormat.OPENFACE, "frame, timestamp\n1, 0\n", "has no column 'success'");
	}

	@Test
	void picturesHaveARowForEachFace() throws IOException {
		String table = "face, confidence" + units(unit -> ", AU%02d_r".formatted(unit)) + "\n"
				+ "0, 0.9" + units(unit -> unit == 12 || unit == 6 ? ", 5" : ", 0") + "\n"
				+ "1, 0.9" + units(unit -> ", 0") + "\n";
		assertThat(only("smile.csv", table, FaceFormat.OPENFACE, "smile").get(Emotion.HAPPY)).isEqualTo(1);
	}

	// -- Py-Feat --

	@Test
	void bothVocabulariesAreFoundByName() throws IOException {
		Scores first = only("a.csv", "FaceScore,anger,disgust,fear,happiness,sadness,surprise,neutral,input,frame\n"
				+ "0.9,0.1,0.2,0.05,0.3,0.15,0.05,0.15,/films/b.mp4,0\n", FaceFormat.PYFEAT, "b");
		Scores second = only("a.csv", "FaceScore,Neutral,Happy,Sad,Surprise,Fear,Disgust,Anger,approx_time,input,frame\n"
				+ "0.9,0.15,0.3,0.15,0.05,0.05,0.2,0.1,00:01,C:\\films\\b.mp4,0\n", FaceFormat.PYFEAT, "b");
		assertThat(first).isEqualTo(second).isEqualTo(Scores.of(.1, .15, .2, .05, .3, .15, .05));
	}

	@Test
	void rowsOfNaNOrZerosAreFramesWithoutFaceAndTimesInWordsDoNotMatter() throws IOException {
		String header = "frame,approx_time,Neutral,Happy,Sad,Surprise,Fear,Disgust,Anger,input\n";
		Scores scores = only("a.csv", header + "0,00:00,0,1,0,0,0,0,0,b.mp4\n1,,NaN,nan,,,,,,b.mp4\n1,,0,0,0,0,0,0,0,b.mp4\n"
				+ "2,later,1,0,0,0,0,0,0,b.mp4\n", FaceFormat.PYFEAT, "b");
		assertThat(scores.get(Emotion.HAPPY)).isEqualTo(.5);
		assertWrong(FaceFormat.PYFEAT, header + "0,00:00,0,,0,0,0,0,0,b\n", "row 1: has a face, but not all of its values");
	}

	@Test
	void aTableOfSeveralFilmsIsSeveralClips() throws IOException {
		String header = "Neutral,Happy,Sad,Surprise,Fear,Disgust,Anger,input\n";
		Path file = Files.writeString(folder.resolve("t.csv"), header + "0,1,0,0,0,0,0,a.mp4\n1,0,0,0,0,0,0,b.mp4\n");
		assertThat(FaceFormat.PYFEAT.read(file).keySet()).containsExactly("a", "b");
		assertWrong(FaceFormat.PYFEAT, header + "0,1,0,0,0,0,0,x/a.mp4\n1,0,0,0,0,0,0,y/a.mp4\n",
				"clip 'a' is two films: 'x/a.mp4' of ");
	}

	@Test
	void decimalCommasAreNumbersAndWordsOfJavaAreNot() throws IOException {
		String header = "Neutral;Happy;Sad;Surprise;Fear;Disgust;Anger\n";
		assertThat(only("a.csv", header + "0,25;0,75;0;0;0;0;0\n", FaceFormat.PYFEAT, "a").get(Emotion.HAPPY)).isEqualTo(.75);
		assertWrong(FaceFormat.PYFEAT, header + "1d;0;0;0;0;0;0\n", "row 1: neutral is '1d', not a number");
		assertWrong(FaceFormat.PYFEAT, header + "1;0\n", "row 1: has 2 fields, not 7");
		assertWrong(FaceFormat.PYFEAT, header + "-1;0;0;0;0;0;0\n", "row 1: neutral is -1, out of bounds");
		assertWrong(FaceFormat.PYFEAT, header + "1e308;0;0;0;0;0;0\n", "row 1: neutral is 1e308, out of bounds");
		assertWrong(FaceFormat.PYFEAT, "a;b\n", "has no column 'anger'");
		assertWrong(FaceFormat.PYFEAT, "", "has no column 'anger'");
	}

	// -- iMotions --

	@Test
	void remarksAreSkippedAndEvidenceIsLogarithmOfOdds() throws IOException {
		// Odds of 10 against 1 are 10 / 11, of 1 to 10 they are 1 / 11.
		Scores scores = only("p 7.txt", IMOTIONS + "s\tFACET\t35\t0\t1\t0.5\t-1\t-1\t-1\t3\t-1\t-1\t-1\n",
				FaceFormat.IMOTIONS, "p 7");
		assertThat(scores.get(Emotion.HAPPY)).isEqualTo(10 / 16., EXACT);
		assertThat(scores.get(Emotion.CALM)).isEqualTo(1 / 16., EXACT);
	}

	@Test
	void rowsOfOtherSensorsDoNotCount() throws IOException {
		String smile = "s\tFACET\t35\t0\t99\t\t-99\t-99\t-99\t\t-99\t-99\t-99\n";
		String still = "s\tFACET\t68\t1\t-99\t\t-99\t-99\t-99\t\t-99\t-99\t99\n";
		// The eye tracker repeats the values of the last frame, or has none.
		String tracker = "s\tET\t\t0\t99\t\t-99\t-99\t-99\t\t-99\t-99\t-99\n";
		String empty = "s\tET\t\t\t\t\t\t\t\t\t\t\t\n";
		assertThat(only("a.txt", IMOTIONS + empty + smile + tracker + tracker + still, FaceFormat.IMOTIONS, "a").get(Emotion.HAPPY))
				.isEqualTo(.5, EXACT);
		// Frames are counted anew in each stimulus.
		assertThat(only("a.txt", IMOTIONS + smile + still + smile.replace("s\t", "t\t"), FaceFormat.IMOTIONS, "a").get(Emotion.HAPPY))
				.isEqualTo(2 / 3., EXACT);
	}

	/** All such rows of a stimulus would count as one frame. */
	@Test
	void evidenceWithoutAFrameIsRefused() {
		String smile = "s\tFACET\t35\t \t99\t\t-99\t-99\t-99\t\t-99\t-99\t-99\n";
		assertWrong(FaceFormat.IMOTIONS, IMOTIONS + smile, "row 1: has evidence, but no FrameNo: whether it repeats a frame cannot be told");
	}

	@Test
	void affdexTellsLikelihoods() throws IOException {
		String header = "#INFO\n#Study,trial\nRow,Timestamp,Anger,Contempt,Disgust,Fear,Joy,Sadness,Surprise";
		String rows = "1,0,,,,,,,%s\n2,33,10,50,0,0,80,0,10%s\n";
		Scores scores = only("p.csv", header + "\n" + rows.formatted("", ""), FaceFormat.IMOTIONS, "p");
		assertThat(scores.get(Emotion.HAPPY)).isEqualTo(80 / 120., EXACT);
		assertThat(scores.get(Emotion.CALM)).isEqualTo(20 / 120., EXACT);
		scores = only("p.csv", header + ",Neutral\n" + rows.formatted(",", ",100"), FaceFormat.IMOTIONS, "p");
		assertThat(scores.get(Emotion.CALM)).isEqualTo(.5, EXACT);
		assertWrong(FaceFormat.IMOTIONS, header + "\n1,0,101,0,0,0,0,0,0\n", "row 1: anger is 101, out of bounds");
		assertWrong(FaceFormat.IMOTIONS, header + ",Neutral\n1,0,1,0,0,0,0,0,0,\n", "row 1: has a face, but not all of its values");
	}

	/** iMotions 10 lists the channels in remarks and names two columns alike; other sensors' rows may repeat a frame. */
	@Test
	void rowsThatNameAnotherSensorDoNotCountForAffdex() throws IOException {
		String header = "#INFO\n#Study name,trial\n#METADATA\n#Category,Counter,FEA(Emotions)\n#DATA\n"
				+ "Row,Timestamp,EventSource,SourceStimuliName,EventSource,SampleNumber,Anger,Disgust,Fear,Joy,Sadness,Surprise,Neutral\n";
		String smile = "1,0,Affectiva AFFDEX,film,Affectiva AFFDEX,1,0,0,0,100,0,0,0\n";
		String tracker = "2,8,ET_Eyetracker,film,,1,0,0,0,100,0,0,0\n";
		String both = "3,33,ET_Eyetracker|Affectiva AFFDEX,film,,2,0,0,0,0,0,0,100\n";
		String noFace = "4,66,Affectiva AFFDEX,film,,3,NaN,NaN,NaN,NaN,NaN,NaN,NaN\n";
		assertThat(only("p.csv", "\uFEFF" + header + smile + tracker + tracker + both + noFace, FaceFormat.IMOTIONS, "p")
				.get(Emotion.HAPPY)).isEqualTo(.5, EXACT);
		String numbered = (smile + both).replaceAll("ET_Eyetracker\\||Affectiva AFFDEX", "7");
		assertThat(only("p.csv", header + numbered, FaceFormat.IMOTIONS, "p").get(Emotion.HAPPY)).isEqualTo(.5, EXACT);
	}

	// -- Folders and headers --

	@Test
	void aFolderOfTablesIsReadByName() throws IOException {
		Files.writeString(folder.resolve("b.csv"), openFace("1, 0.000, 0.9, 1"));
		Files.writeString(folder.resolve("a.csv"), openFace("1, 0.000, 0.9, 1"));
		Files.writeString(folder.resolve("a_of_details.txt"), "Input:a.mp4\n");
		assertThat(FaceFormat.OPENFACE.read(folder).keySet()).containsExactly("a", "b");
		Path empty = Files.createDirectory(folder.resolve("none"));
		assertThatThrownBy(() -> FaceFormat.IMOTIONS.read(empty))
				.hasMessage(empty + ": report: has no tables (.txt, .tsv, .csv)");
	}

	@Test
	void filesThatAreNotThereAreOneLine() {
		assertThatThrownBy(() -> FaceFormat.OPENFACE.read(folder.resolve("none.csv")))
				.hasMessageEndingWith("none.csv: report: cannot be read as CSV: no such file");
	}

	private Scores only(String name, String content, FaceFormat format, String clip) throws IOException {
		Path file = Files.writeString(folder.resolve(name), content);
		assertThat(format.read(file)).containsOnlyKeys(clip);
		ScoreTable.Row row = format.read(file).get(clip);
		assertThat(row.truth()).isEmpty();
		return row.scores();
	}

	private void assertWrong(FaceFormat format, String content, String message) {
		assertThatThrownBy(() -> format.read(Files.writeString(folder.resolve("wrong.csv"), content)))
				.hasMessageContaining("wrong.csv: report: " + message);
	}

	/** A header as OpenFace writes it, with a blank in front of each name, and one row. */
	private static String openFace(String row, double... unitsAndIntensities) {
		return "frame, timestamp, confidence, success" + units(unit -> ", AU%02d_r".formatted(unit)) + "\n" + row + units(unit -> {
			for (int i = 0; i < unitsAndIntensities.length; i += 2)
				if (unitsAndIntensities[i] == unit)
					return ", " + unitsAndIntensities[i + 1];
			return ", 0.00";
		}) + "\n";
	}

	private static String units(IntFunction<String> cell) {
		return String.join("", Arrays.stream(UNITS).mapToObj(cell).toList());
	}
}
