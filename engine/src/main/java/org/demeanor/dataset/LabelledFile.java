package org.demeanor.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.demeanor.score.Emotion;

/**
 * Something with a known answer.
 *
 * @param name what tables call it, unique in its data set
 * @param truth the answer
 * @param actor whose it is, where that is known
 * @param files one clip; or the pictures of one face, in order of time
 */
public record LabelledFile(String name, Emotion truth, Optional<Integer> actor, List<Path> files) {

	public LabelledFile {
		files = List.copyOf(files);
		if (files.isEmpty())
			throw new IllegalArgumentException(name + " has no file");
	}
}
