package org.demeanor.annotation.praat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.IntStream;

import org.demeanor.StageException;
import org.demeanor.annotation.Annotations;
import org.demeanor.annotation.Span;
import org.demeanor.annotation.Tier;
import org.demeanor.annotation.segment.AnnotationFormat;
import org.demeanor.face.sampling.FrameSelection;
import org.demeanor.media.TimeSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextGridTest {

	private static final String HEAD = "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n0\n3\n<exists>\n";

	@TempDir
	Path folder;

	@Test
	void longAndShortFormsAreReadAlike() throws IOException {
		Annotations brief = read(HEAD + "1\n\"IntervalTier\"\n\"face\"\n0\n3\n2\n0\n1.5\n\"happy\"\n2\n3\n\"sad\"\n");
		Annotations verbose = read("""
				File type = "ooTextFile"
				Object class = "TextGrid"

				xmin = 0\s
				xmax = 3\s
				tiers? <exists>\s
				size = 1\s
				item []:\s
				    item [1]:
				        class = "IntervalTier"\s
				        name = "face"\s
				        xmin = 0\s
				        xmax = 3\s
				        intervals: size = 2\s
				        intervals [1]:
				            xmin = 0\s
				            xmax = 1.5\s
				            text = "happy"\s
				        intervals [2]:
				            xmin = 2\s
				            xmax = 3\s
				            text = "sad"\s
				""");
		assertThat(verbose).isEqualTo(brief);
		assertThat(brief.tiers()).singleElement().satisfies(tier -> {
			assertThat(tier.name()).isEqualTo("face");
			// The gap from 1.5 to 2 stays a gap.
			assertThat(tier.spans()).containsExactly(new Span(0, 1.5, "happy"), new Span(2, 3, "sad"));
		});
	}

	@Test
	void chronologicalFormIsRead() throws IOException {
		Annotations read = read("\"Praat chronological TextGrid text file\"\n0 2   ! Time domain.\n2   ! Number of tiers.\n"
				+ "\"IntervalTier\" \"Mary\" 0 2\n\"TextTier\" \"bell\" 0 2\n\n1 0 1\n\"hello\"\n\n2 0.5\n\"ding\"\n\n1 1 2\n\"bye\"\n");
		assertThat(read.tiers()).containsExactly(new Tier("Mary", "", List.of(new Span(0, 1, "hello"), new Span(1, 2, "bye"))),
				new Tier("bell", "", List.of(new Span(.5, .5, "ding"))));
	}

	@Test
	void labelsKeepQuotesLinesAndBlanks() throws IOException {
		Annotations read = read(HEAD + "1\n\"IntervalTier\"\n\"a\"\n0\n3\n3\n0\n1\n\"say \"\"hi\"\"\"\n1\n2\n\"two\nlines\"\n2\n3\n\" \"\n");
		assertThat(read.tiers().get(0).spans()).extracting(Span::label).containsExactly("say \"hi\"", "two\nlines", " ");
	}

	@Test
	void intervalsWithoutLabelAreCountedAndPointsKept() throws IOException {
		Annotations read = read(HEAD + "2\n\"IntervalTier\"\n\"a\"\n0\n3\n2\n0\n1\n\"\"\n1\n3\n\"null\"\n"
				+ "\"TextTier\"\n\"b\"\n0\n3\n1\n1.25\n\"\"\n");
		assertThat(read.remarks()).containsExactly("intervals without a label: 2");
		assertThat(read.tiers().get(0).spans()).isEmpty();
		assertThat(read.tiers().get(1).spans()).containsExactly(new Span(1.25, 1.25, ""));
	}

	@Test
	void pointsAreReadByEitherName() throws IOException {
		for (String name : List.of("number", "time")) {
			Annotations read = read("""
					File type = "ooTextFile"
					Object class = "TextGrid"

					xmin = 0
					xmax = 3
					tiers? <exists>
					size = 1
					item []:
					    item [1]:
					        class = "TextTier"
					        name = "bell"
					        xmin = 0
					        xmax = 3
					        points: size = 2
					        points [1]:
					            %1$s = 1
					            mark = "first"
					        points [2]:
					            %1$s = 1
					            mark = "second"
					""".formatted(name));
			// Praat itself keeps the first of two points of one time only.
			assertThat(read.tiers()).containsExactly(new Tier("bell", "", List.of(new Span(1, 1, "first"), new Span(1, 1, "second"))));
		}
	}

	@Test
	void intervalsAreSortedAndOneWithoutLengthCostsNoOther() throws IOException {
		Annotations read = read(HEAD + "1\n\"IntervalTier\"\n\"a\"\n0\n3\n4\n2\n3\n\"c\"\n0\n1\n\"a\"\n1\n1\n\"z\"\n1\n2\n\"b\"\n");
		assertThat(read.tiers().get(0).spans()).extracting(Span::label).containsExactly("a", "z", "b", "c");
	}

	@Test
	void numberOfTiersIsNotTrusted() throws IOException {
		assertThat(read(HEAD + "1\n\"TextTier\"\n\"a\"\n0\n3\n0\n\"TextTier\"\n\"a\"\n0\n3\n0\n").tiers()).hasSize(2);
	}

	@Test
	void exponentsAndUtf16AreRead() throws IOException {
		Path file = folder.resolve("utf16.TextGrid");
		Files.write(file, ("\uFEFF" + HEAD + "1\n\"TextTier\"\n\"ä\"\n0\n3\n1\n2.5e-05\n\"x\"\n").getBytes(StandardCharsets.UTF_16BE));
		Tier tier = TextGridReader.read(file).tiers().get(0);
		assertThat(tier.name()).isEqualTo("ä");
		assertThat(tier.spans().get(0).startSeconds()).isEqualTo(2.5e-5);
	}

	@Test
	void overlapIsRefusedByNamingBoth() {
		assertThatThrownBy(() -> read(HEAD + "1\n\"IntervalTier\"\n\"a\"\n0\n3\n2\n0\n2\n\"one\"\n1\n3\n\"two\"\n"))
				.isInstanceOf(StageException.class).hasMessageContaining("'one' (0 to 2)").hasMessageContaining("'two' (1 to 3)");
	}

	@Test
	void aLabelMayBeAWholeTranscript() throws IOException {
		String transcript = "word, \"\"quoted\"\"\n".repeat(20_000);
		assertThat(read(HEAD + "1\n\"IntervalTier\"\n\"a\"\n0\n3\n1\n0\n1\n\"" + transcript + "\"\n").tiers().get(0).spans())
				.containsExactly(new Span(0, 1, transcript.replace("\"\"", "\"")));
	}

	@Test
	void aTimeBeyondAllNumbersIsOneLine() {
		assertThatThrownBy(() -> read(HEAD + "1\n\"IntervalTier\"\n\"a\"\n0\n3\n1\n0\n1e999\n\"x\"\n"))
				.isInstanceOf(StageException.class).hasMessageEndingWith("annotation: has the number 1e999, which is too large");
	}

	@Test
	void cutOffAndForeignFilesAreOneLine() {
		assertThatThrownBy(() -> read(HEAD + "1\n\"IntervalTier\"\n\"a\"\n0\n3\n2\n0\n2\n\"one\"\n"))
				.isInstanceOf(StageException.class).hasMessageEndingWith("annotation: ends too early");
		assertThatThrownBy(() -> read("hello")).hasMessageEndingWith("annotation: is no TextGrid of Praat");
		assertThatThrownBy(() -> read("")).hasMessageEndingWith("annotation: is no TextGrid of Praat");
	}

	@Test
	void whatIsWrittenHasNoGapsAndComesBack() throws IOException {
		Path file = folder.resolve("out.TextGrid");
		Annotations annotations = new Annotations(List.of(new Tier("face 1", "", List.of(new Span(.0005, 1 / 3., "a \"b\""),
				new Span(1, 1, "point"), new Span(1.5, 2, "c = d\ne")))), 2.5);
		AnnotationFormat.TEXTGRID.write(file, "clip.mp4", annotations);
		assertThat(Files.readString(file)).contains("intervals: size = 5").contains("xmin = 0.0005 ").contains("xmax = 0.333333 ")
				.doesNotContain("point").doesNotContain("E-");
		Annotations back = TextGridReader.read(file);
		assertThat(back.endSeconds()).isEqualTo(2.5);
		assertThat(back.tiers().get(0).spans()).containsExactly(new Span(.0005, .333333, "a \"b\""), new Span(1.5, 2, "c=d e"));
	}

	/** Half of the readers round Praat's times; the frame that is meant is the nearest, see {@link FrameSelection#tolerance}. */
	@Test
	void roundedTimesKeepTheirFrames() throws IOException {
		double rate = 30_000 / 1001.;
		for (int digits : List.of(2, 5, 15))
			for (RoundingMode mode : List.of(RoundingMode.DOWN, RoundingMode.UP))
				for (int first : List.of(2, 299, 35_963)) {
					String start = new BigDecimal(first / rate).setScale(digits, mode).toPlainString();
					String end = new BigDecimal((first + 4) / rate).setScale(digits, mode).toPlainString();
					Span span = read(HEAD + "1\n\"IntervalTier\"\n\"a\"\n0\n2000\n1\n" + start + "\n" + end + "\n\"one\"\n")
							.tiers().get(0).spans().get(0);
					TimeSpan stretch = new TimeSpan(span.startSeconds(), span.endSeconds());
					assertThat(IntStream.rangeClosed(first - 2, first + 6)
							.filter(frame -> TimeSpan.hold(List.of(stretch), frame / rate + .5 / rate)))
							.as(start + " to " + end).containsExactly(first, first + 1, first + 2, first + 3);
				}
	}

	@Test
	void spansWithoutLengthAreLeftOutWithAWord() throws IOException {
		List<String> said = new ArrayList<>();
		Logger logger = Logger.getLogger(TextGridWriter.class.getName());
		Handler listener = new Handler() {

			@Override
			public void publish(LogRecord line) {
				said.add(new SimpleFormatter().formatMessage(line));
			}

			@Override
			public void flush() {
				// Nothing waits.
			}

			@Override
			public void close() {
				// Nothing is open.
			}
		};
		logger.addHandler(listener);
		try {
			Path file = folder.resolve("said.TextGrid");
			TextGridWriter.write(file, new Annotations(List.of(new Tier("a", "", List.of(new Span(0, 1, "x"), new Span(1, 1, "y")))), 2));
			assertThat(said).containsExactly(file + ": 1 span without length left out: Praat would drop the interval beside it");
			TextGridWriter.write(file, new Annotations(List.of(new Tier("a", "", List.of(new Span(0, 1, "x")))), 2));
			assertThat(said).hasSize(1);
		}
		finally {
			logger.removeHandler(listener);
		}
	}

	private Annotations read(String content) throws IOException {
		Path file = folder.resolve("in.TextGrid");
		Files.writeString(file, content);
		return TextGridReader.read(file);
	}
}
