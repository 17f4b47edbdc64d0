package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Compares the files of two runs over the same clips, which must be equal to the byte. */
final class RunFiles {

	/** The rows in the order of finishing, which is random with two jobs. */
	private static final String JOURNAL = "journal.jsonl";

	private static final String RUN = "run.json";
	/** What tells how a run went, not what came out. */
	private static final List<String> COURSE = List.of("command", "directory", "effective_options", "resumed", "merged", "stage_seconds",
			"wall_seconds", "media_seconds", "real_time_factor");
	private static final List<String> COURSE_OPTIONS = List.of("jobs", "resume");

	private RunFiles() {}

	static void assertSame(Path folder, Path expected) throws IOException {
		List<String> names = names(expected);
		assertThat(names(folder)).isEqualTo(names).contains(RUN, "clips.csv");
		for (String name : names)
			if (name.equals(RUN))
				assertThat(run(folder)).isEqualTo(run(expected));
			else
				assertThat(folder.resolve(name)).hasSameBinaryContentAs(expected.resolve(name));
	}

	/** All files of a run except the journal, hidden ones too. */
	private static List<String> names(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).filter(name -> !name.equals(JOURNAL)).sorted().toList();
		}
	}

	private static ObjectNode run(Path folder) throws IOException {
		ObjectNode run = (ObjectNode) new ObjectMapper().readTree(folder.resolve(RUN).toFile());
		run.remove(COURSE);
		run.withObject("/options").remove(COURSE_OPTIONS);
		return run;
	}
}
