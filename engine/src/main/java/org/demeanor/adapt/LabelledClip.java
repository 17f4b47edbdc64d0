package org.demeanor.adapt;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.demeanor.dataset.Item;

/**
 * A clip and what it shows, in the words of whoever labelled it.
 *
 * @param name in messages and tables
 * @param label not blank
 * @param participant whose clip it is; empty if the layout does not tell
 * @param files the clip; several are pictures of one face
 */
public record LabelledClip(String name, String label, Optional<String> participant, List<Path> files) implements Item {

	public LabelledClip {
		Objects.requireNonNull(participant);
		files = List.copyOf(files);
		if (label.isBlank())
			throw new IllegalArgumentException(name + " has no label");
	}

	/** A clip of one file. */
	public LabelledClip(String name, String label, Optional<String> participant, Path file) {
		this(name, label, participant, List.of(file));
	}

	/** Its only file, or its first picture. */
	public Path file() {
		return files.get(0);
	}

	/** The same clip, of this participant. */
	LabelledClip of(String other) {
		return new LabelledClip(name, label, Optional.of(other), files);
	}
}
