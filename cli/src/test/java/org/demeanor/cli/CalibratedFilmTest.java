package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** {@code analyze --calibrate --annotate --report}: film, page and tables of frames show the same scores, however it is run. */
class CalibratedFilmTest {

	private static final String FILM = "a-1.annotated.mp4";
	private static final Object[] CALIBRATED = { "--participant-pattern", "-(\\d)$", "--calibrate", "centre" };

	@TempDir
	private Path folder;
	private Path clips;

	@BeforeEach
	void clips() throws IOException {
		clips = Files.createDirectory(folder.resolve("clips"));
		for (String name : List.of("a-1", "b-1", "c-2"))
			Files.copy(AnalyzeCommandTest.SAMPLE, clips.resolve(name + ".mp4"));
	}

	@Test
	void filmPageAndFramesAgree() throws IOException {
		Path plain = analyze("plain", "--in-process");
		byte[] asFound = Files.readAllBytes(plain.resolve(FILM));
		Path whole = analyze("whole", CALIBRATED);
		assertThat(whole.resolve("a-1.frames.raw.csv")).hasSameBinaryContentAs(plain.resolve("a-1.frames.csv"));
		assertThat(whole.resolve("c-2.frames.raw.csv")).as("too few clips").doesNotExist();
		assertThat(whole.resolve("c-2.frames.csv")).hasSameBinaryContentAs(plain.resolve("c-2.frames.csv"));
		assertThat(whole.resolve("c-2.annotated.mp4")).hasSameBinaryContentAs(plain.resolve("c-2.annotated.mp4"));
		List<CSVRecord> frames = Csv.rows(whole.resolve("a-1.frames.csv"));
		assertThat(frames).extracting(row -> row.get("label"))
				.isNotEqualTo(Csv.rows(plain.resolve("a-1.frames.csv")).stream().map(row -> row.get("label")).toList());
		assertPage(whole, frames);
		assertThat(whole.resolve(FILM)).as("drawn with other labels").binaryContent().isNotEqualTo(asFound);

		Path first = analyze("first", with("--shard", "1/2", "--in-process"));
		Path second = analyze("second", with("--shard", "2/2", "--in-process"));
		assertThat(first.resolve(FILM)).as("a shard does not know its people").doesNotExist();
		Path merged = folder.resolve("merged");
		Run merge = Run.demeanor("merge", second, first, "--out", merged);
		assertThat(merge.exitCode()).as(merge.err()).isZero();
		Path resumed = analyze("plain", with("--resume", "--in-process"));
		for (Path other : List.of(merged, resumed))
			for (String file : List.of("clips.csv", "a-1.frames.csv", FILM, "c-2.annotated.mp4", "report.html"))
				assertThat(other.resolve(file)).as(other + " " + file).hasSameBinaryContentAs(whole.resolve(file));
		analyze("plain", "--resume", "--in-process");
		assertThat(plain.resolve("a-1.frames.csv")).hasSameBinaryContentAs(whole.resolve("a-1.frames.raw.csv"));
		assertThat(plain.resolve(FILM)).as("calibration undone").hasBinaryContent(asFound);
	}

	@Test
	void aFilmThatCannotBeDrawnFailsItsClip() throws IOException {
		Path first = analyze("first", with("--shard", "1/2", "--in-process"));
		Path second = analyze("second", with("--shard", "2/2", "--in-process"));
		Files.delete(clips.resolve("b-1.mp4"));
		Run merge = Run.demeanor("merge", first, second, "--out", folder.resolve("merged"));
		assertThat(merge.exitCode()).isEqualTo(3);
		assertThat(merge.err()).contains("b-1.mp4: media: no such file", "1 of 3 films drawn").doesNotContain("\tat ");
		CSVRecord failed = Csv.byClip(folder.resolve("merged/clips.csv")).get("b-1");
		assertThat(failed.get("status")).isEqualTo("failed");
		assertThat(failed.get("error")).contains("no such file");
		assertThat(failed.get("calibration")).isEqualTo("centre");
		assertThat(folder.resolve("merged").resolve(FILM)).exists();
	}

	// -- Helper methods --

	/** Charts and thumbnails of the face have the scores of the frames. */
	private static void assertPage(Path out, List<CSVRecord> frames) throws IOException {
		Matcher block = Pattern.compile("id=\"data-clip-0\">(.*?)</script>").matcher(Files.readString(out.resolve("report.html")));
		assertThat(block.find()).isTrue();
		JsonNode shown = new ObjectMapper().readTree(block.group(1));
		assertThat(shown.path("face")).hasSize(frames.size());
		for (int i = 0; i < frames.size(); i++)
			assertThat(shown.path("face").get(i).get(5).asDouble())
					.isEqualTo(Double.parseDouble(frames.get(i).get("happy")), within(.0011));
		assertThat(shown.path("thumbnails")).isNotEmpty().allSatisfy(picture -> assertThat(frames)
				.filteredOn(row -> Math.abs(Double.parseDouble(row.get("time_s")) - picture.path("seconds").asDouble()) < .002)
				.extracting(row -> row.get("label")).containsExactly(picture.path("label").asText()));
	}

	private static Object[] with(Object... options) {
		List<Object> all = new ArrayList<>(List.of(CALIBRATED));
		all.addAll(List.of(options));
		return all.toArray();
	}

	private Path analyze(String name, Object... options) throws IOException {
		List<Object> words = new ArrayList<>(List.of("analyze", clips, "--out", folder.resolve(name), "--annotate", "--report",
				"--sample-every", "0.3"));
		words.addAll(List.of(options));
		Run run = Run.demeanor(words.toArray());
		assertThat(run.exitCode()).as(run.err()).isZero();
		return folder.resolve(name);
	}
}
