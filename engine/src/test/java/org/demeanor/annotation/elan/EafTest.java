package org.demeanor.annotation.elan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.demeanor.annotation.Annotations;
import org.demeanor.annotation.Span;
import org.demeanor.annotation.Tier;
import org.demeanor.annotation.segment.AnnotationFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EafTest {

	@TempDir
	Path folder;

	@Test
	void slotsWithoutTimeAreShared() throws IOException {
		Annotations read = read(slots("1000", null, null, null, null, "4000") + tier("t", "lt",
				aligned("a1", 1, 2, "one") + aligned("a2", 3, 4, "two") + aligned("a3", 5, 6, "three")), "");
		assertThat(read.tiers().get(0).spans()).containsExactly(new Span(1, 2, "one"), new Span(2, 3, "two"), new Span(3, 4, "three"));
		assertThat(read.remarks()).containsExactly("annotations with estimated times: 3");
	}

	@Test
	void timesThatElanKnowsAreNeverMoved() throws IOException {
		Annotations read = read(slots("1000", null, "3000", "4000") + tier("t", "lt",
				aligned("a1", 1, 2, "one") + aligned("a2", 3, 4, "two")), "");
		assertThat(read.tiers().get(0).spans()).containsExactly(new Span(1, 3, "one"), new Span(3, 4, "two"));
		assertThat(read.remarks()).containsExactly("annotations with estimated times: 1");
	}

	@Test
	void annotationsAreSortedByTime() throws IOException {
		Annotations read = read(slots("0", "1000", "2000", "3000") + tier("t", "lt",
				aligned("late", 3, 4, "late") + aligned("early", 1, 2, "early")), "");
		assertThat(read.tiers().get(0).spans()).extracting(Span::label).containsExactly("early", "late");
	}

	@Test
	void referencesTakeTheirRootsTimeAndSubdivisionsShareIt() throws IOException {
		Annotations read = read(slots("0", "3000") + tier("root", "lt", aligned("a1", 1, 2, "word"))
				+ tier("parts", "sub", reference("p2", "a1", "p1", "w2") + reference("p1", "a1", "", "w1") + reference("p3", "a1", "p2", "w3"))
				+ tier("gloss", "assoc", reference("g1", "p2", "", "gloss"))
				+ "<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID=\"sub\" CONSTRAINTS=\"Symbolic_Subdivision\"/>"
				+ "<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID=\"assoc\" CONSTRAINTS=\"Symbolic_Association\"/>", "");
		assertThat(read.tiers().get(1).spans()).containsExactly(new Span(0, 1, "w1"), new Span(1, 2, "w2"), new Span(2, 3, "w3"));
		assertThat(read.tiers().get(2).spans()).containsExactly(new Span(1, 2, "gloss"));
	}

	@Test
	void theFilmsOwnTimeOriginIsAdded() throws IOException {
		String body = "<HEADER><MEDIA_DESCRIPTOR MEDIA_URL=\"file:///x/other.mp4\" TIME_ORIGIN=\"99000\"/>"
				+ "<MEDIA_DESCRIPTOR MEDIA_URL=\"file:///x/film.mp4\" TIME_ORIGIN=\"1500\"/></HEADER>" + slots("1000", "2000")
				+ tier("t", "lt", aligned("a1", 1, 2, "one"));
		assertThat(read(body, "film.mp4").tiers().get(0).spans()).containsExactly(new Span(2.5, 3.5, "one"));
		assertThat(read(body, "film.mp4").remarks()).containsExactly("times moved by the film's time origin, 1500 ms");
		assertThat(read(body, "").tiers().get(0).spans()).containsExactly(new Span(1, 2, "one"));
	}

	@Test
	void blanksInTheFilmsNameMayBeEncoded() throws IOException {
		for (String name : List.of("my 50% film.mp4", "my%2050%25%20film.mp4"))
			assertThat(read("<HEADER><MEDIA_DESCRIPTOR MEDIA_URL=\"file:///x/" + name + "\" TIME_ORIGIN=\"1500\"/></HEADER>"
					+ slots("1000", "2000") + tier("t", "lt", aligned("a1", 1, 2, "one")), "my 50% film.mp4").tiers().get(0).spans())
							.containsExactly(new Span(2.5, 3.5, "one"));
	}

	@Test
	void aVocabularysOtherWordIsSaid() throws IOException {
		Annotations read = read(slots("0", "1000") + "<TIER TIER_ID=\"t\" LINGUISTIC_TYPE_REF=\"lt\"><ANNOTATION><ALIGNABLE_ANNOTATION "
				+ "ANNOTATION_ID=\"a1\" TIME_SLOT_REF1=\"ts1\" TIME_SLOT_REF2=\"ts2\" CVE_REF=\"cve1\"><ANNOTATION_VALUE>HAPPY!"
				+ "</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER><CONTROLLED_VOCABULARY CV_ID=\"cv\">"
				+ "<CV_ENTRY_ML CVE_ID=\"cve1\"><CVE_VALUE>happy</CVE_VALUE></CV_ENTRY_ML></CONTROLLED_VOCABULARY>", "");
		assertThat(read.tiers().get(0).spans().get(0).label()).isEqualTo("HAPPY!");
		assertThat(read.remarks()).containsExactly("annotation 'HAPPY!' refers to the entry 'happy'");
	}

	@Test
	void brokenFilesAreOneLine() {
		assertThatThrownBy(() -> read("<TIER", ""))
				.hasMessageEndingWith("annotation: is no annotation file of ELAN: what stands at line 1 is no XML");
		for (String text : List.of("", "no film, only words\n"))
			assertThatThrownBy(() -> readText(text))
					.hasMessageEndingWith("annotation: is no annotation file of ELAN: what stands at line 1 is no XML");
		assertThatThrownBy(() -> readText("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>"))
				.hasMessageEndingWith("annotation: holds a DOCTYPE, which is not read; ELAN writes none");
		assertThatThrownBy(() -> read(slots("0", "1000") + tier("t", "lt", aligned("a1", 1, 9, "one")), ""))
				.hasMessageEndingWith("annotation a1 names the unknown slot 'ts9'");
		assertThatThrownBy(() -> read(tier("t", "lt", reference("r1", "r2", "", "x") + reference("r2", "r1", "", "y")), ""))
				.hasMessageEndingWith("has 2 annotations whose time nothing tells");
	}

	@Test
	void whatIsWrittenComesBack() throws IOException {
		Path file = folder.resolve("out.eaf");
		Annotations annotations = new Annotations(List.of(new Tier("face 1", "person 1", List.of(new Span(.0005, 1.9996, "a <b> & \"c\""),
				new Span(2, 3, "d")))), 3);
		AnnotationFormat.EAF.write(file, "clip.mp4", annotations);
		Annotations back = EafReader.read(file, "clip.mp4");
		assertThat(back.tiers()).containsExactly(new Tier("face 1", "person 1", List.of(new Span(.001, 2, "a <b> & \"c\""),
				new Span(2, 3, "d"))));
		assertThat(Files.readString(file)).contains("noNamespaceSchemaLocation=").contains("MEDIA_URL=\"./clip.mp4\"");
	}

	private Annotations read(String body, String medium) throws IOException {
		Path file = folder.resolve("in.eaf");
		Files.writeString(file, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ANNOTATION_DOCUMENT>" + body + "</ANNOTATION_DOCUMENT>");
		return EafReader.read(file, medium);
	}

	private Annotations readText(String text) throws IOException {
		return EafReader.read(Files.writeString(folder.resolve("text.eaf"), text), "");
	}

	private static String slots(String... values) {
		StringBuilder slots = new StringBuilder("<TIME_ORDER>");
		for (int i = 0; i < values.length; i++)
			slots.append("<TIME_SLOT TIME_SLOT_ID=\"ts").append(i + 1).append('"')
					.append(values[i] == null ? "" : " TIME_VALUE=\"" + values[i] + "\"").append("/>");
		return slots.append("</TIME_ORDER>").toString();
	}

	private static String tier(String name, String type, String annotations) {
		return "<TIER TIER_ID=\"" + name + "\" LINGUISTIC_TYPE_REF=\"" + type + "\">" + annotations + "</TIER>";
	}

	private static String aligned(String id, int from, int to, String text) {
		return "<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID=\"" + id + "\" TIME_SLOT_REF1=\"ts" + from + "\" TIME_SLOT_REF2=\"ts" + to
				+ "\"><ANNOTATION_VALUE>" + text + "</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>";
	}

	private static String reference(String id, String parent, String previous, String text) {
		return "<ANNOTATION><REF_ANNOTATION ANNOTATION_ID=\"" + id + "\" ANNOTATION_REF=\"" + parent + "\""
				+ (previous.isEmpty() ? "" : " PREVIOUS_ANNOTATION=\"" + previous + "\"") + "><ANNOTATION_VALUE>" + text
				+ "</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>";
	}
}
