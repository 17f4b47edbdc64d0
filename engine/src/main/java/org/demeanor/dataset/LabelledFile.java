package org.demeanor.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.demeanor.score.Emotion;

/**
 * An item with a known answer.
 *
 * @param name in tables, unique in its data set
 * @param truth the answer
 * @param actor the person in it, if known
 * @param files one clip, or pictures of one face in order of time
 */
public record LabelledFile(String name, Emotion truth, Optional<Integer> actor, List<Path> files) implements Item {

	public LabelledFile {
		files = List.copyOf(files);
		if (files.isEmpty())
			throw new IllegalArgumentException(name + " has no file");
	}
}
