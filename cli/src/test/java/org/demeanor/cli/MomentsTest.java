package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

import org.apache.commons.csv.CSVRecord;
import org.demeanor.face.image.GrayConverter;
import org.demeanor.face.image.GrayImage;
import org.demeanor.media.FrameReader;
import org.demeanor.media.open.Clips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Timeline, people, segments and exports of the sample clip, from the command line. */
class MomentsTest {

	@TempDir
	private Path folder;

	@Test
	void theTimelinesWeightedMeanIsTheClipsAnswer() throws IOException {
		analyze(folder.resolve("out"));
		CSVRecord clip = Csv.byClip(folder.resolve("out/clips.csv")).get("sample");
		double frames = 0;
		double weights = 0;
		double face = 0;
		double voice = 0;
		for (CSVRecord row : Csv.rows(folder.resolve("out/sample.timeline.csv"))) {
			if (!row.get("face_label").isEmpty()) {
				frames += Integer.parseInt(row.get("frames"));
				face += Integer.parseInt(row.get("frames")) * Double.parseDouble(row.get("face_surprise"));
			}
			if (!row.get("voice_label").isEmpty()) {
				weights += Double.parseDouble(row.get("voice_weight"));
				voice += Double.parseDouble(row.get("voice_weight")) * Double.parseDouble(row.get("voice_sad"));
			}
		}
		assertThat(face / frames).isEqualTo(Double.parseDouble(clip.get("face_surprise")), within(2e-6));
		assertThat(voice / weights).isEqualTo(Double.parseDouble(clip.get("voice_sad")), within(2e-6));
		assertThat(frames).isEqualTo(Double.parseDouble(clip.get("frames_with_face")));
	}

	@Test
	void theRunNamesItsPeople() throws IOException {
		analyze(folder.resolve("out"));
		CSVRecord clip = Csv.byClip(folder.resolve("out/clips.csv")).get("sample");
		assertThat(Csv.rows(folder.resolve("out/people.csv"))).singleElement().satisfies(person -> {
			assertThat(person.get("clip")).isEqualTo("sample");
			assertThat(person.get("person")).isEqualTo("1");
			assertThat(person.get("label")).isEqualTo(clip.get("label"));
			assertThat(person.get("confidence")).isEqualTo(clip.get("confidence"));
		});
	}

	@Test
	void aStepOfZeroWritesNoTimeline() throws IOException {
		analyze(folder.resolve("out"), "--timeline-step", "0");
		assertThat(folder.resolve("out/sample.timeline.csv")).doesNotExist();
		assertThat(Run.demeanor("analyze", AnalyzeCommandTest.SAMPLE, "--timeline-step", "-1", "--out", folder.resolve("x")).err())
				.contains("-1.0 is no length of a step").doesNotContain("Exception");
	}

	/** Found in another way, a frame tells the same. */
	@Test
	void aFrameEverySoOftenIsAnOverview() throws IOException {
		Path out = folder.resolve("out");
		analyze(out, "--sample-every", "0.01");
		Path few = folder.resolve("few");
		analyze(few, "--sample-every", "1");
		CSVRecord row = Csv.byClip(few.resolve("clips.csv")).get("sample");
		assertThat(Integer.parseInt(row.get("frames_sampled"))).isEqualTo(9);
		assertThat(row.get("voice_sad")).isEqualTo(Csv.byClip(out.resolve("clips.csv")).get("sample").get("voice_sad"));
		assertThat(Files.readString(few.resolve("run.json"))).contains("\"everySeconds\" : 1.0");
		assertThat(Run.demeanor("analyze", AnalyzeCommandTest.SAMPLE, "--sample-every", "2", "--resume", "--out", few).err())
				.contains("differs in everySeconds").doesNotContain("Exception");
		assertThat(Run.demeanor("analyze", AnalyzeCommandTest.SAMPLE, "--sample-every", "-1", "--out", folder.resolve("x")).err())
				.contains("a frame every -1.0 s: it must be 0 or more").doesNotContain("Exception");
	}

	/** The sample has a key frame every second. */
	@Test
	void ofTheAskedTimesKeyFramesAlone() throws IOException {
		Path keys = folder.resolve("keys");
		analyze(keys, "--sample-every", "0.5", "--key-frames");
		assertThat(Csv.byClip(keys.resolve("clips.csv")).get("sample").get("frames_sampled")).isEqualTo("8");
		assertThat(Files.readString(keys.resolve("run.json"))).contains("\"keyFramesOnly\" : true");
		assertThat(Run.demeanor("analyze", AnalyzeCommandTest.SAMPLE, "--key-frames", "--out", folder.resolve("x")).err())
				.contains("--key-frames needs --sample-every").doesNotContain("Exception");
	}

	@Test
	void segmentsAreRowsAndWhatIsNoneIsSaid() throws IOException {
		Path segments = Files.writeString(folder.resolve("segments.csv"), "clip,start_s,end_s,name\nsample,0,999,all\n"
				+ "sample.mp4,1,2,part\nsample,50,51,behind\nsample,2,2,point\nother,0,1,x\n");
		Run run = Run.demeanor("analyze", AnalyzeCommandTest.SAMPLE, "--segments", segments, "--out", folder.resolve("out"));
		assertThat(run.err()).contains("the clip 'other' is not an input",
				"segments.csv: annotation: 4 segments, 2 failed: see the column error", "1 clip, 0 failed").hasLineCount(3);
		assertThat(run.exitCode()).as("segments are no inputs").isZero();
		List<CSVRecord> rows = Csv.rows(folder.resolve("out/segments.csv"));
		CSVRecord clip = Csv.byClip(folder.resolve("out/clips.csv")).get("sample");
		assertThat(rows).extracting(row -> row.get("segment") + " " + row.get("status"))
				.containsExactly("all ok", "part ok", "behind failed", "point failed");
		assertThat(rows.get(0).get("face_surprise")).isEqualTo(clip.get("face_surprise"));
		assertThat(Double.parseDouble(rows.get(0).get("voice_sad"))).isEqualTo(Double.parseDouble(clip.get("voice_sad")), within(2e-6));
		assertThat(rows.get(2).get("error")).contains("begins behind the end of the clip");
		assertThat(Run.demeanor("analyze", AnalyzeCommandTest.SAMPLE, "--segments", folder.resolve("none.csv"), "--out",
				folder.resolve("x")).err()).contains("none.csv: annotation: cannot be read");
	}

	@Test
	void segmentsThatFitNoInputAreATableWithoutRows() throws IOException {
		Path segments = Files.writeString(folder.resolve("segments.csv"), "clip,start_s,end_s,name\nother,0,1,x\n");
		Path shard = folder.resolve("shard");
		analyze(shard, "--segments", segments, "--streams", "face", "--sample-every", 2);
		Path merged = folder.resolve("merged");
		assertThat(Run.demeanor("merge", shard, "--out", merged).exitCode()).isZero();
		for (Path out : List.of(shard, merged))
			assertThat(Files.readString(out.resolve("segments.csv"))).startsWith("segment,tier,start_s,end_s,clip,").hasLineCount(1);
	}

	@Test
	void exportsStandBesideTheTables() throws IOException {
		analyze(folder.resolve("out"), "--export", "textgrid,eaf,srt,boris");
		for (String suffix : List.of("TextGrid", "eaf", "srt", "boris.csv"))
			assertThat(folder.resolve("out/sample." + suffix)).isNotEmptyFile();
		assertThat(Run.demeanor("analyze", AnalyzeCommandTest.SAMPLE, "--export", "doc", "--out", folder.resolve("x")).err())
				.contains("'doc' is none of textgrid, eaf, srt, boris");
	}

	@Test
	void aStillPictureHasNoAnnotations() throws IOException {
		Path picture = folder.resolve("still.png");
		try (FrameReader frames = Clips.open(AnalyzeCommandTest.SAMPLE).openFrames()) {
			GrayImage gray = GrayConverter.of(frames.read());
			BufferedImage image = new BufferedImage(gray.width(), gray.height(), BufferedImage.TYPE_BYTE_GRAY);
			image.getRaster().setDataElements(0, 0, gray.width(), gray.height(), gray.pixels());
			ImageIO.write(image, "png", picture.toFile());
		}
		Path out = folder.resolve("out");
		Run run = Run.demeanor("analyze", picture, "--export", "textgrid,eaf,srt,boris", "--out", out);
		assertThat(run.exitCode()).as(run.err()).isZero();
		assertThat(Csv.byClip(out.resolve("clips.csv")).get("still").get("face_label")).isNotEmpty();
		for (String suffix : List.of("TextGrid", "eaf", "srt", "boris.csv"))
			assertThat(out.resolve("still." + suffix)).doesNotExist();
	}

	private static void analyze(Path out, Object... options) {
		Object[] all = new Object[options.length + 4];
		System.arraycopy(new Object[] { "analyze", AnalyzeCommandTest.SAMPLE, "--out", out }, 0, all, 0, 4);
		System.arraycopy(options, 0, all, 4, options.length);
		Run run = Run.demeanor(all);
		assertThat(run.exitCode()).as(run.err()).isZero();
	}
}
