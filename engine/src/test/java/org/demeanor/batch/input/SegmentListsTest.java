package org.demeanor.batch.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.demeanor.annotation.segment.Segment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentListsTest {

	@TempDir
	private Path folder;
	private final List<String> remarks = new ArrayList<>();
	private List<RunInput> inputs;

	/** Each participant has a folder with clips of the same names. */
	@BeforeEach
	void clips() throws IOException {
		for (String clip : List.of("s1/trial.mp4", "s2/trial.mp4", "s2/rest.mp4")) {
			Files.createDirectories(folder.resolve(clip).getParent());
			Files.writeString(folder.resolve(clip), "");
		}
		inputs = Inputs.expand(List.of(folder.toString()), folder.resolve("out"));
	}

	@Test
	void anAnnotationFileIsAboutTheClipBesideIt() throws IOException {
		List<Path> files = new ArrayList<>();
		for (String participant : List.of("s2", "s1"))
			files.add(Files.writeString(folder.resolve(participant).resolve("trial.srt"),
					"1\n00:00:01,000 --> 00:00:02,000\n" + participant + "\n"));
		assertThat(names(read(files))).containsOnly(Map.entry("s1_trial.mp4", List.of("s1")), Map.entry("s2_trial.mp4", List.of("s2")));
		assertThat(remarks).isEmpty();
	}

	@Test
	void aNameOfTwoClipsIsSaid() throws IOException {
		Path table = Files.writeString(folder.resolve("s.csv"),
				"clip,start_s,end_s,name\ntrial,0,1,a\ntrial,1,2,b\ns2_trial.mp4,0,1,c\nrest,0,1,d\nnone,0,1,e\n");
		assertThat(names(read(List.of(table)))).containsOnly(Map.entry("s1_trial.mp4", List.of("a", "b")),
				Map.entry("s2_trial.mp4", List.of("c")), Map.entry("rest", List.of("d")));
		assertThat(remarks).containsExactly(table + ": the clip 'trial' is one of 2 inputs; its segments count for s1_trial.mp4 alone",
				table + ": the clip 'none' is not an input");
	}

	/** However their clip is called. */
	@Test
	void segmentsStayInTheOrderOfTheirFile() throws IOException {
		Path table = Files.writeString(folder.resolve("s.csv"), "clip,start_s,end_s,name\nrest,0,1,a\nrest.mp4,1,2,b\nrest,2,3,c\n");
		assertThat(names(read(List.of(table)))).containsOnly(Map.entry("rest", List.of("a", "b", "c")));
		assertThat(remarks).isEmpty();
	}

	private Map<String, List<Segment>> read(List<Path> files) throws IOException {
		return SegmentLists.read(files, inputs, remarks::add);
	}

	private static Map<String, List<String>> names(Map<String, List<Segment>> byClip) {
		return byClip.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
				clip -> clip.getValue().stream().map(Segment::name).toList()));
	}
}
