package org.demeanor.batch.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleTest {

	@TempDir
	private Path folder;

	private final List<Path> clips = new ArrayList<>();

	@BeforeEach
	void write() throws IOException {
		for (int i = 0; i < 40; i++)
			clips.add(Files.write(folder.resolve("clip" + i), new byte[i]));
	}

	@Test
	void oneJobTakesThemAsTheyCome() {
		assertThat(Schedule.order(clips, 1)).isEqualTo(IntStream.range(0, 40).boxed().toList());
	}

	@Test
	void ofTheLastTheLargestComesFirst() throws IOException {
		Files.delete(clips.get(20));
		List<Integer> order = Schedule.order(clips, 2);
		assertThat(order.subList(0, 8)).isEqualTo(IntStream.range(0, 8).boxed().toList());
		assertThat(order.subList(8, 12)).containsExactly(39, 38, 37, 36);
		assertThat(order.get(39)).as("a missing one").isEqualTo(20);
		assertThat(order).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 40).boxed().toList());
	}

	@Test
	void aShortRunIsAllLast() {
		assertThat(Schedule.order(clips.subList(0, 3), 4)).containsExactly(2, 1, 0);
		assertThat(Schedule.order(List.of(), 4)).isEmpty();
	}
}
