package org.demeanor.cli.spark;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.demeanor.StageException;
import org.demeanor.batch.input.RunInput;

/**
 * One input on its way to an executor.
 *
 * @param position in the list, from 0
 * @param clip its name in the tables
 * @param path absolute, because an executor works in another folder
 * @param failure why it cannot be analysed; null if nothing is known against it
 */
record SparkInput(int position, String clip, String path, StageException failure) implements Serializable {

	static List<SparkInput> list(List<RunInput> items) {
		List<SparkInput> inputs = new ArrayList<>();
		for (RunInput item : items) {
			Path path = item.clip().path().toAbsolutePath();
			inputs.add(new SparkInput(inputs.size(), item.clip().name(), path.toString(), item.failure().orElse(null)));
		}
		return inputs;
	}

	/** Its file. */
	Path file() {
		return Path.of(path);
	}
}
