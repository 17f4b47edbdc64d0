package org.demeanor.imagej.linked;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

import org.demeanor.face.image.FaceBox;

/**
 * Where a user wants to look.
 *
 * @param frame from 0
 * @param last until where the person may be looked for, if the person is not on the frame itself
 * @param person number of the face; empty for the one that is seen most
 * @param box of the face; empty if it has to be looked up
 */
record Target(int frame, int last, OptionalInt person, Optional<FaceBox> box) {

	Target {
		Objects.requireNonNull(person);
		Objects.requireNonNull(box);
	}

	static Target of(LinkedRow row) {
		return new Target(row.first(), row.last() == LinkedRow.OPEN ? row.first() : row.last(), row.person(), row.box());
	}
}
