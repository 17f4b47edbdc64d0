package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.commons.csv.CSVRecord;
import org.demeanor.cli.command.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code analyze --calibrate}: however a run is done, its participants are calibrated to the same bytes. */
class CalibrateTest {

	private static final List<String> NAMES = List.of("a-1", "b-1", "c-2", "d-2", "e-3");

	@TempDir
	private Path folder;
	private Path clips;

	/** All of each clip. */
	private static final String SEGMENTS = "clip,start_s,end_s,name\n" + NAMES.stream().map(name -> name + ",0,99,all\n")
			.collect(Collectors.joining());

	@BeforeEach
	void clips() throws IOException {
		clips = Files.createDirectory(folder.resolve("clips"));
		for (String name : NAMES)
			Files.copy(AnalyzeCommandTest.SAMPLE, clips.resolve(name + ".mp4"));
	}

	@Test
	void jobsShardsAndResumedRunsGiveTheSameBytes() throws IOException {
		Path plain = analyze("plain", "--in-process");
		Path whole = analyze("whole", "--participant-pattern", "-(\\d)$", "--calibrate", "centre", "--jobs", 2, "--parquet");
		assertSame(plain, whole);

		Path first = analyze("first", "--participant-pattern", "-(\\d)$", "--calibrate", "centre", "--shard", "1/2", "--in-process");
		Path second = analyze("second", "--participant-pattern", "-(\\d)$", "--calibrate", "centre", "--shard", "2/2",
				"--in-process");
		Path merged = folder.resolve("merged");
		Run merge = Run.demeanor("merge", second, first, "--out", merged);
		assertThat(merge.exitCode()).isZero();
		assertThat(merge.err()).contains("clips.csv: report: 5 clips, 1 not calibrated: see the column note");
		for (String file : List.of("clips.csv", "clips.raw.csv", "people.csv", "summary.csv", "segments.csv", "a-1.timeline.csv",
				"a-1.timeline.raw.csv", "a-1.srt"))
			assertThat(merged.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
		assertParts(plain, whole);
		byte[] found = Files.readAllBytes(plain.resolve("a-1.timeline.csv"));
		assertThat(first.resolve("clips.csv")).as("person 1 has one clip in this shard").content().contains("1 clip of 1, 2 needed");

		// Rows are kept as they were found: the plain run goes on as a calibrated one, and nothing is analysed again.
		Run resumed = Run.demeanor("analyze", clips, "--out", plain, "--participant-pattern", "-(\\d)$", "--calibrate", "centre",
				"--export", "srt", "--segments", folder.resolve("segments.csv"), "--resume");
		assertThat(resumed.exitCode()).as(resumed.err()).isZero();
		for (String file : List.of("clips.csv", "people.csv", "summary.csv", "segments.csv", "a-1.timeline.csv", "a-1.srt"))
			assertThat(plain.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
		assertThat(Files.readString(plain.resolve("run.json"))).contains("\"resumed\" : 5", "\"calibrate\" : \"centre\"");
		analyze("plain", "--resume");
		assertThat(plain.resolve("a-1.timeline.csv")).as("calibration undone").hasBinaryContent(found);
		assertThat(plain.resolve("a-1.timeline.raw.csv")).doesNotExist();
		assertThat(whole.resolve("summary.parquet")).exists();
		assertThat(whole.resolve("clips.parquet")).exists();
		assertThat(whole.resolve("clips.raw.parquet")).exists();
	}

	/** Parts are corrected by what was learnt from whole clips: a segment that is the whole clip gets the clip's answer. */
	private static void assertParts(Path plain, Path calibrated) throws IOException {
		assertThat(calibrated.resolve("a-1.timeline.raw.csv")).hasSameBinaryContentAs(plain.resolve("a-1.timeline.csv"));
		assertThat(Files.readString(calibrated.resolve("a-1.timeline.csv")))
				.isNotEqualTo(Files.readString(plain.resolve("a-1.timeline.csv")));
		Map<String, CSVRecord> clips = Csv.byClip(calibrated.resolve("clips.csv"));
		Map<String, CSVRecord> segments = Csv.rows(calibrated.resolve("segments.csv")).stream()
				.collect(Collectors.toMap(row -> row.get("clip"), row -> row));
		Map<String, CSVRecord> people = Csv.byClip(calibrated.resolve("people.csv"));
		for (String clip : NAMES)
			for (String column : List.of("face_happy", "voice_sad", "happy", "sad")) {
				assertThat(people.get(clip).get(column)).as(clip + " " + column).isEqualTo(clips.get(clip).get(column));
				assertThat(Double.parseDouble(segments.get(clip).get(column))).as(clip + " " + column)
						.isEqualTo(Double.parseDouble(clips.get(clip).get(column)), within(1e-5));
			}
		assertThat(segments.get("a-1").get("calibration")).isEqualTo("centre");
		assertThat(segments.get("a-1").get("participant")).isEqualTo("1");
		assertThat(segments.get("e-3").get("calibration")).isEqualTo("none");
	}

	/** The raw table is what an uncalibrated run finds; calibrated scores differ where there are clips enough. */
	private static void assertSame(Path plain, Path calibrated) throws IOException {
		Map<String, CSVRecord> before = Csv.byClip(plain.resolve("clips.csv"));
		Map<String, CSVRecord> raw = Csv.byClip(calibrated.resolve("clips.raw.csv"));
		Map<String, CSVRecord> after = Csv.byClip(calibrated.resolve("clips.csv"));
		assertThat(after.keySet()).containsExactlyElementsOf(NAMES);
		for (String clip : NAMES) {
			String person = clip.substring(2);
			List<String> expected = new ArrayList<>(before.get(clip).toList());
			assertThat(before.get(clip).get("participant")).isEmpty();
			assertThat(before.get(clip).get("calibration")).isEqualTo("none");
			expected.set(before.get(clip).getParser().getHeaderMap().get("participant"), person);
			assertThat(raw.get(clip).toList()).isEqualTo(expected);
			assertThat(after.get(clip).get("participant")).isEqualTo(person);
			assertThat(after.get(clip).get("calibration")).isEqualTo(person.equals("3") ? "none" : "centre");
			assertThat(after.get(clip).get("note").contains("1 clip of 3, 2 needed")).isEqualTo(person.equals("3"));
			assertThat(after.get(clip).get("face_happy").equals(raw.get(clip).get("face_happy"))).isEqualTo(person.equals("3"));
			assertThat(after.get(clip).get("voice_sad").equals(raw.get(clip).get("voice_sad"))).isEqualTo(person.equals("3"));
		}
	}

	@Test
	void tablesNameParticipantsAndBaselines() throws IOException {
		Path table = Files.writeString(folder.resolve("people.csv"),
				"participant,baseline,clip\nann,1,a-1\nann,x,b-1\nann,yes,c-2\nann,,d-2\n");
		Path out = analyze("out", "--participants", table, "--calibrate", "baseline", "--in-process");
		Map<String, CSVRecord> rows = Csv.byClip(out.resolve("clips.csv"));
		assertThat(rows.get("d-2").get("participant")).isEqualTo("ann");
		assertThat(rows.get("d-2").get("calibration")).isEqualTo("baseline");
		assertThat(rows.get("e-3").get("participant")).isEmpty();
		assertThat(rows.get("e-3").get("note")).contains("its participant is not known");
		assertThat(Files.readString(out.resolve("run.json"))).contains("\"baseline\" : true", "\"participant\" : \"ann\"");
	}

	@Test
	void badTablesAndPatternsAreNamedInOneLine() throws IOException {
		assertMistake("people.csv: report: has no column 'participant'", "clip,person\na-1,ann\n");
		assertMistake("people.csv: report: row 2: no clip of this run is called 'z'", "clip,participant\na-1,ann\nz,bob\n");
		assertMistake("people.csv: report: row 2: clip 'a-1' stands twice", "clip,participant\na-1,ann\na-1,bob\n");
		assertMistake("people.csv: report: row 1: the participant has no name", "clip,participant\na-1,\n");
		assertMistake("people.csv: report: row 1: baseline is 'maybe', neither yes nor no",
				"clip,participant,baseline\na-1,ann,maybe\n");
		assertRefused("has no group", "--participant-pattern", "\\d+", "--calibrate", "centre");
		assertRefused("pattern '^x(\\d)': option: is found in no clip's name, e.g. not in 'a-1'", "--participant-pattern",
				"^x(\\d)", "--calibrate", "centre");
		assertRefused("pattern '^x(\\d)': option: is found in no clip's name", "--participant-pattern", "^x(\\d)");
		assertRefused("is no regular expression", "--participant-pattern", "(", "--calibrate", "centre");
		assertRefused("calibrate: option: centre needs participants", "--calibrate", "centre");
		assertRefused("baseline needs a table of participants", "--participant-pattern", "(.)", "--calibrate", "baseline");
		assertRefused("people.csv: report: marks no clip in the column baseline", "--participants",
				Files.writeString(folder.resolve("people.csv"), "clip,participant\na-1,ann\n"), "--calibrate", "baseline");
		assertRefused("exclude each other", "--participant-pattern", "(.)", "--participants", "people.csv");
		assertRefused("'median' is none of none, centre, balanced, baseline", "--calibrate", "median");
	}

	// -- Helper methods --

	private Path analyze(String name, Object... options) throws IOException {
		List<Object> words = new ArrayList<>(List.of("analyze", clips, "--out", folder.resolve(name), "--export", "srt", "--segments",
				Files.writeString(folder.resolve("segments.csv"), SEGMENTS)));
		words.addAll(List.of(options));
		Run run = Run.demeanor(words.toArray());
		assertThat(run.exitCode()).as(run.err()).isZero();
		return folder.resolve(name);
	}

	private void assertMistake(String message, String table) throws IOException {
		assertRefused(message, "--participants", Files.writeString(folder.resolve("people.csv"), table));
	}

	private void assertRefused(String message, Object... options) {
		List<Object> words = new ArrayList<>(List.of("analyze", clips, "--out", folder.resolve("none")));
		words.addAll(List.of(options));
		Run run = Run.demeanor(words.toArray());
		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err().strip().lines()).hasSize(1);
		assertThat(run.err()).contains(message);
		assertThat(folder.resolve("none")).doesNotExist();
	}
}
