package org.demeanor.annotation.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.demeanor.annotation.Annotations;
import org.demeanor.annotation.Span;
import org.demeanor.annotation.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentFileTest {

	private static final String EVENTS = "Observation id,Source,Time offset (s),Media duration (s),Subject,Behavior,Modifier #1,Behavior type,Time,"
			+ "Media file name\n";

	@TempDir
	Path folder;

	@Test
	void ourTableIsReadInBothNotations() throws IOException {
		Segment trial = new Segment("a", "trial, one", "", .5, 2.25, "2");
		assertThat(read("s.csv", "clip,start_s,end_s,name,person\na,0.5,2.25,\"trial, one\",2\n")).containsExactly(trial);
		assertThat(read("s.csv", "\uFEFFclip;start_s;end_s;name;person\r\na;0,5;2,25;trial, one;2\r\n")).containsExactly(trial);
		assertThat(read("s.tsv", "clip\tstart_s\tend_s\tname\na\t0\t1\tx\n")).containsExactly(new Segment("a", "x", "", 0, 1, ""));
	}

	@Test
	void theTextOfWindowsIsReadWithItsMarkAndWithout() throws IOException {
		for (String mark : List.of("", "\uFEFF")) {
			Path file = Files.write(folder.resolve("s.txt"),
					(mark + "clip\tstart_s\tend_s\tname\r\na\t0,5\t1\tx\r\n").getBytes(StandardCharsets.UTF_16LE));
			assertThat(SegmentFile.read(file, List.of()).segments()).containsExactly(new Segment("a", "x", "", .5, 1, ""));
		}
	}

	@Test
	void badRowsNameRowAndReason() {
		assertThatThrownBy(() -> read("s.csv", "clip,start_s,name\n")).hasMessageEndingWith("annotation: has no column 'end_s'");
		assertThatThrownBy(() -> read("s.csv", "clip,start_s,end_s,name\na,2,1,x\n")).hasMessageEndingWith("row 1 ends before it begins");
		assertThatThrownBy(() -> read("s.csv", "clip,start_s,end_s,name\na,00:00:01:12,2,x\n"))
				.hasMessageEndingWith("row 1 has '00:00:01:12' as start_s, not seconds");
		assertThatThrownBy(() -> read("s.csv", "clip,start_s,end_s,name\na,1f,2,x\n")).hasMessageContaining("'1f' as start_s");
		assertThatThrownBy(() -> read("s.csv", "clip,start_s,end_s,name\na,NaN,2,x\n")).hasMessageContaining("not seconds");
		assertThatThrownBy(() -> read("s.doc", "x")).hasMessageContaining("is no list of segments");
	}

	@Test
	void statesOfBorisArePairedBySubjectBehaviourAndModifier() throws IOException {
		assertThat(read("b.csv", EVENTS + "o,player #1:/films/a.mp4,2.0,9,,smile,big,START,3.5,a.mp4\n"
				+ "o,player #1:/films/a.mp4,2.0,9,Ann,smile,,START,4,a.mp4\no,player #1:/films/a.mp4,2.0,9,,smile,big,STOP,5.5,a.mp4\n"
				+ "o,player #1:/films/a.mp4,2.0,9,Ann,smile,,STOP,6,a.mp4\no,player #1:/films/a.mp4,2.0,9,Ann,blink,,POINT,7,a.mp4\n"))
				.containsExactly(new Segment("a.mp4", "smile big", "No focal subject", 1.5, 3.5, ""),
						new Segment("a.mp4", "smile", "Ann", 2, 4, ""), new Segment("a.mp4", "blink", "Ann", 5, 5, ""));
	}

	@Test
	void aggregatedEventsOfBorisAreRead() throws IOException {
		assertThat(read("b.csv", "Observation id,Source,Subject,Behavior,Behavior type,Start (s),Stop (s)\n"
				+ "o,player #1:a.mp4,No focal subject,smile,STATE,1.0,2.5\no,player #1:a.mp4,Ann,blink,POINT,3,NA\n"))
				.containsExactly(new Segment("a.mp4", "smile", "No focal subject", 1, 2.5, ""),
						new Segment("a.mp4", "blink", "Ann", 3, 3, ""));
	}

	@Test
	void theFilmOfBorisIsItsSourceAndOffsetsAreTakenOff() throws IOException {
		// With an offset, BORIS looks up the media file's name at the wrong time.
		assertThat(read("b.csv", EVENTS + "o,player #1:C:\\films\\a.mp4,2.5,9,Ann,blink,,POINT,7,Not found\n"))
				.containsExactly(new Segment("a.mp4", "blink", "Ann", 4.5, 4.5, ""));
		assertThat(SegmentFile.read(folder.resolve("b.csv"), List.of()).remarks())
				.containsExactly("times moved by the observation's time offset");
		assertThat(read("b.csv", "Observation id,Source,Time offset (s),Subject,Behavior,Behavior type,Start (s),Stop (s)\n"
				+ "o,player #1:a.mp4,1,Ann,smile,STATE,1.5,2.5\n")).containsExactly(new Segment("a.mp4", "smile", "Ann", .5, 1.5, ""));
	}

	/** As event export of BORIS 8.27 writes it: times run on over the films of the first player. */
	@Test
	void anObservationOfSeveralFilmsIsDividedByTheirLengths() throws IOException {
		String films = "o,player #1:/films/a.mp4;/films/b.mp4|player #2:/films/c.mp4,1.0,10.000;12.500|22.500,Ann,";
		assertThat(read("b.csv", EVENTS + films + "blink,,POINT,10.9,Not found\n" + films + "blink,,POINT,11,a.mp4\n"
				+ films + "smile,,START,9,a.mp4\n" + films + "smile,,STOP,14.5,b.mp4\n"))
				.containsExactly(new Segment("a.mp4", "smile", "Ann", 8, 10, ""), new Segment("a.mp4", "blink", "Ann", 9.9, 9.9, ""),
						new Segment("b.mp4", "blink", "Ann", 0, 0, ""), new Segment("b.mp4", "smile", "Ann", 0, 3.5, ""));
		assertThat(SegmentFile.read(folder.resolve("b.csv"), List.of()).remarks()).containsExactlyInAnyOrder(
				"films that were played side by side: times are told of those of the first player",
				"times moved by the observation's time offset", "states that go on in the next film, now one in each: 1");
	}

	@Test
	void aStateThatEndsWithAFilmIsNotInTheNext() throws IOException {
		assertThat(read("b.csv", "Observation id,Source,Media duration (s),Subject,Behavior,Behavior type,Start (s),Stop (s)\n"
				+ "o,player #1:a.mp4;b.mp4;c.mp4,10;5;3,Ann,smile,STATE,8,10\no,player #1:a.mp4;b.mp4;c.mp4,10;5;3,Ann,look,STATE,9,16\n"))
				.containsExactly(new Segment("a.mp4", "smile", "Ann", 8, 10, ""), new Segment("a.mp4", "look", "Ann", 9, 10, ""),
						new Segment("b.mp4", "look", "Ann", 0, 5, ""), new Segment("c.mp4", "look", "Ann", 0, 1, ""));
	}

	@Test
	void severalFilmsWithoutTheirLengthsAreRefused() {
		for (String lengths : List.of("9", "NA;9", ""))
			assertThatThrownBy(() -> read("b.csv", EVENTS + "o,player #1:a.mp4;b.mp4,0," + lengths + ",Ann,blink,,POINT,12,b.mp4\n"))
					.hasMessageContaining("row 1 is of an observation of several films, without the length of each");
	}

	@Test
	void aTimeThatIsNoNumberCostsNoRowInSilence() {
		for (String time : List.of("NaN", "Infinity", "NA"))
			assertThatThrownBy(() -> read("b.csv", EVENTS + "o,player #1:a.mp4,0,9,Ann,blink,,POINT," + time + ",a.mp4\n"))
					.hasMessageEndingWith("annotation: row 1 has '" + time + "' as Time");
	}

	@Test
	void halvesOfStatesAreRefused() {
		assertThatThrownBy(() -> read("b.csv", EVENTS + "o,player #1:a.mp4,0,9,Ann,smile,,START,3.5,a.mp4\n"))
				.hasMessageContaining("has a state that does not end: a.mp4, Ann, smile");
		assertThatThrownBy(() -> read("b.csv", EVENTS + "o,player #1:a.mp4,0,9,Ann,smile,,STOP,3.5,a.mp4\n"))
				.hasMessageContaining("ends without a beginning");
	}

	@Test
	void annotationFilesAreAboutTheClipOfTheirName() throws IOException {
		assertThat(read("interview 1.srt", "1\n00:00:01,000 --> 00:00:02,000\nhello\n"))
				.containsExactly(new Segment("interview 1", "hello", "subtitles", 1, 2, ""));
	}

	@Test
	void tableOfBorisComesBack() throws IOException {
		Path file = folder.resolve("out.boris.csv");
		Annotations annotations = new Annotations(List.of(new Tier("face 1", "", List.of(new Span(0, 1, "happy"),
				new Span(1, 2, "sad"), new Span(2, 3, "happy")))), 3);
		AnnotationFormat.BORIS.write(file, "a.mp4", annotations);
		assertThat(SegmentFile.read(file, List.of()).segments()).containsExactly(new Segment("a.mp4", "happy", "face 1", 0, 1, ""),
				new Segment("a.mp4", "sad", "face 1", 1, 2, ""), new Segment("a.mp4", "happy", "face 1", 2, 3, ""));
	}

	private List<Segment> read(String name, String content) throws IOException {
		Path file = folder.resolve(name);
		Files.writeString(file, content);
		return SegmentFile.read(file, List.of()).segments();
	}
}
