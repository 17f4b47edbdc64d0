package org.demeanor.annotation.subtitle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.demeanor.StageException;
import org.demeanor.annotation.Annotations;
import org.demeanor.annotation.Span;
import org.demeanor.annotation.Tier;
import org.demeanor.annotation.segment.AnnotationFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubtitleTest {

	@TempDir
	Path folder;

	@Test
	void cuesAreSortedAndMayOverlap() throws IOException {
		Annotations read = read("2\n00:00:03,000 --> 00:00:05,500\nlate\n\n1\n00:00:01,250 --> 00:00:04,000\nearly\n");
		assertThat(read.tiers()).singleElement().satisfies(tier -> assertThat(tier.spans())
				.containsExactly(new Span(1.25, 4, "early"), new Span(3, 5.5, "late")));
	}

	/** Windows ends lines by two characters; a file from an old Mac by the first of them. */
	@Test
	void allLineEndsReadAlike() throws IOException {
		String content = "1\n00:00:01,000 --> 00:00:02,000\nfirst\nline\n\n2\n00:00:03,000 --> 00:00:04,000\nbye\n \n\n3\n"
				+ "00:00:05,000 --> 00:00:06,000\nend";
		for (String ends : List.of("\n", "\r\n", "\r"))
			assertThat(read(content.replace("\n", ends)).tiers().get(0).spans()).as(ends)
					.containsExactly(new Span(1, 2, "first line"), new Span(3, 4, "bye"), new Span(5, 6, "end"));
	}

	@Test
	void anImpossibleHourIsOneLine() {
		assertThatThrownBy(() -> read("1\n99999999999999999999:00:00,000 --> 99999999999999999999:00:01,000\nx\n"))
				.isInstanceOf(StageException.class).hasMessageContaining("has a subtitle without readable times");
	}

	@Test
	void shortFractionsCountAsThousandthsAndAreSaid() throws IOException {
		Annotations read = read("1\n00:00:01,5 --> 00:00:02,25\nx\n");
		assertThat(read.tiers().get(0).spans()).containsExactly(new Span(1.005, 2.025, "x"));
		assertThat(read.remarks()).singleElement().asString().contains("fewer than three digits").endsWith("2");
	}

	@Test
	void fourDigitsAreRefused() {
		assertThatThrownBy(() -> read("1\n00:00:07,1234 --> 00:00:09,000\nx\n")).hasMessageContaining("more than three digits");
	}

	@Test
	void speakersOfOneCueHaveTiersOfTheirOwn() throws IOException {
		Annotations read = read("WEBVTT\n\nSTYLE\n::cue { color: red }\n\nNOTE a word --> here\n\n"
				+ "00:01.500 --> 100:00:02.000 align:start\n<v.loud Ben>Yes &amp; no</v> <v Anna>No</v>\n");
		assertThat(read.tiers()).extracting(Tier::name).containsExactly("Ben", "Anna");
		assertThat(read.tiers().get(0).spans()).containsExactly(new Span(1.5, 360002, "Yes & no"));
	}

	@Test
	void headersAreNoCuesAndATimestampMapIsSaid() throws IOException {
		Annotations read = read("WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000\n\nREGION\nid:left\nwidth:40%\n\n"
				+ "00:01.500 --> 00:02.000\nbefore <v Anna>after\n");
		assertThat(read.tiers()).extracting(Tier::name).containsExactly("subtitles", "Anna");
		assertThat(read.tiers()).allSatisfy(tier -> assertThat(tier.spans()).extracting(Span::startSeconds).containsExactly(1.5));
		assertThat(read.remarks()).containsExactly("X-TIMESTAMP-MAP is ignored");
	}

	@Test
	void emptyCuesAreCountedAndPointsKept() throws IOException {
		Annotations read = read("1\n00:00:01,000 --> 00:00:02,000\n<i></i>\n\n2\n00:00:03,000 --> 00:00:03,000\npoint\n");
		assertThat(read.tiers().get(0).spans()).containsExactly(new Span(3, 3, "point"));
		assertThat(read.remarks()).containsExactly("subtitles without a text: 1");
	}

	@Test
	void timesAreRoundedHalfUpAndCarried() throws IOException {
		Path file = folder.resolve("out.srt");
		AnnotationFormat.SRT.write(file, "clip.mp4", new Annotations(List.of(new Tier("face", "", List.of(
				new Span(1.0005, 1.9996, "<happy> {x}"), new Span(3599.9996, 3601, "b"), new Span(4000, 4000.0001, "no length")))), 5000));
		assertThat(Files.readString(file)).isEqualTo("1\n00:00:01,001 --> 00:00:02,000\nface: [happy] [x]\n\n"
				+ "2\n01:00:00,000 --> 01:00:01,000\nface: b\n\n");
	}

	private Annotations read(String content) throws IOException {
		Path file = folder.resolve("in.srt");
		Files.writeString(file, content);
		return SubtitleReader.read(file);
	}
}
