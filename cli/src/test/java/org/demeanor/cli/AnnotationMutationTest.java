package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.demeanor.StageException;
import org.demeanor.annotation.segment.SegmentFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged lists of segments of every format: each can be read or is one line, and none keeps the reader. */
class AnnotationMutationTest {

	private static final int COUNT = Integer.getInteger("mutations", 300);
	private static final long SEED = Long.getLong("mutations.seed", 1);

	private static final Map<String, String> ORIGINALS = Map.of("table.csv",
			"clip,start_s,end_s,name,person\na,0.5,2.25,\"trial, one\",2\na,3,4,two,\n", "table.tsv",
			"clip\tstart_s\tend_s\tname\na\t0,5\t1\tx\n", "film.srt",
			"1\n00:00:01,000 --> 00:00:02,500\nHello.\n\n2\n00:00:03,1 --> 00:00:04,000\n<i>Well.</i>\nBye.\n", "film.vtt",
			"WEBVTT\n\nNOTE seen\n\nintro\n00:01.000 --> 00:02.000 align:start\nHello.\n\n01:00:03.000 --> 01:00:04.000\nBye.\n",
			"film.TextGrid",
			"File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0\nxmax = 3\ntiers? <exists>\nsize = 1\nitem []:\n"
					+ "    item [1]:\n        class = \"IntervalTier\"\n        name = \"words\"\n        xmin = 0\n        xmax = 3\n"
					+ "        intervals: size = 2\n        intervals [1]:\n            xmin = 0\n            xmax = 1.5\n"
					+ "            text = \"a \"\"b\"\"\"\n        intervals [2]:\n            xmin = 1.5\n            xmax = 3\n"
					+ "            text = \"\"\n",
			"film.eaf",
			"<?xml version=\"1.0\" encoding=\"UTF-8\"?><ANNOTATION_DOCUMENT AUTHOR=\"\" FORMAT=\"3.0\" VERSION=\"3.0\"><HEADER "
					+ "TIME_UNITS=\"milliseconds\"><MEDIA_DESCRIPTOR MEDIA_URL=\"file:///film.mp4\" TIME_ORIGIN=\"500\"/></HEADER><TIME_ORDER>"
					+ "<TIME_SLOT TIME_SLOT_ID=\"t1\" TIME_VALUE=\"1000\"/><TIME_SLOT TIME_SLOT_ID=\"t2\"/><TIME_SLOT TIME_SLOT_ID=\"t3\" "
					+ "TIME_VALUE=\"3000\"/>"
					+ "</TIME_ORDER><TIER LINGUISTIC_TYPE_REF=\"l\" TIER_ID=\"w\"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID=\"a1\" "
					+ "TIME_SLOT_REF1=\"t1\" TIME_SLOT_REF2=\"t2\"><ANNOTATION_VALUE>x</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
					+ "<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID=\"a2\" TIME_SLOT_REF1=\"t2\" TIME_SLOT_REF2=\"t3\"><ANNOTATION_VALUE>y"
					+ "</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER><LINGUISTIC_TYPE LINGUISTIC_TYPE_ID=\"l\" "
					+ "TIME_ALIGNABLE=\"true\"/></ANNOTATION_DOCUMENT>",
			"events.csv",
			"Observation id,Source,Time offset (s),Media duration (s),Subject,Behavior,Modifier #1,Behavior type,Time,Media file name\n"
					+ "o,player #1:/films/a.mp4,2.0,9,,smile,big,START,3.5,a.mp4\no,player #1:/films/a.mp4,2.0,9,,smile,big,STOP,5.5,a.mp4\n");

	@TempDir
	private Path folder;

	@Test
	void everyDamagedListIsOneLineOrRead() throws IOException {
		List<byte[]> contents = new ArrayList<>();
		List<String> names = ORIGINALS.keySet().stream().sorted().toList();
		for (String name : names) {
			contents.add(ORIGINALS.get(name).getBytes(StandardCharsets.UTF_8));
			assertThat(isRefused(Files.write(folder.resolve(name), contents.get(contents.size() - 1)), name)).as(name).isFalse();
			Files.delete(folder.resolve(name));
		}
		Random random = new Random(SEED);
		int refused = 0;
		for (int i = 0; i < COUNT; i++) {
			int from = random.nextInt(names.size());
			byte[] damaged = Mutation.values()[i % Mutation.values().length].of(contents.get(from).clone(),
					contents.get(random.nextInt(names.size())), random);
			Path file = Files.write(folder.resolve(names.get(random.nextInt(4) == 0 ? random.nextInt(names.size()) : from)), damaged);
			String what = i + " " + file;
			if (assertTimeoutPreemptively(Duration.ofSeconds(60), () -> isRefused(file, what), what))
				refused++;
			assertThat(file).as(what).hasBinaryContent(damaged);
			Files.delete(file);
		}
		assertThat(refused).as("of " + COUNT).isPositive();
		System.out.printf("%d lists of segments of seed %d: %d refused%n", COUNT, SEED, refused);
		try (Stream<Path> left = Files.list(folder)) {
			assertThat(left).isEmpty();
		}
	}

	private static boolean isRefused(Path file, String what) {
		try {
			SegmentFile.read(file, List.of("film.mp4"));
			return false;
		}
		catch (StageException refused) {
			assertThat(refused.getMessage()).as(what).hasLineCount(1).contains(": annotation: ").doesNotContain("Exception");
			return true;
		}
	}
}
