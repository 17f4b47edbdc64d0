package org.demeanor.adapt;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import org.demeanor.dataset.Item;

/**
 * A clip and what it shows, in the words of whoever labelled it.
 *
 * @param name in messages and tables
 * @param label not blank
 * @param participant whose clip it is; empty if the layout does not tell
 * @param file the clip
 */
public record LabelledClip(String name, String label, Optional<String> participant, Path file) implements Item {

	public LabelledClip {
		Objects.requireNonNull(participant);
		if (label.isBlank())
			throw new IllegalArgumentException(name + " has no label");
	}

	/** The same clip, of this participant. */
	LabelledClip of(String other) {
		return new LabelledClip(name, label, Optional.of(other), file);
	}
}
