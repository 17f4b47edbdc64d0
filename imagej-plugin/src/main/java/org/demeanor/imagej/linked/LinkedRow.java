package org.demeanor.imagej.linked;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

import org.demeanor.face.image.FaceBox;

/**
 * What a row of a table is about.
 *
 * @param first frame, from 0
 * @param last frame; {@link #OPEN} if the row holds until the next one
 * @param person number of the face; empty if the row is nobody's
 * @param label of the row; empty if it has none
 * @param box of the face, in pixels of the image; empty if the row does not say
 */
record LinkedRow(int first, int last, OptionalInt person, String label, Optional<FaceBox> box) {

	static final int OPEN = Integer.MAX_VALUE;

	LinkedRow {
		Objects.requireNonNull(person);
		Objects.requireNonNull(label);
		Objects.requireNonNull(box);
	}

	boolean holds(int frame) {
		return first <= frame && frame <= last;
	}
}
