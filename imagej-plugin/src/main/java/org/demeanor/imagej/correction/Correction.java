package org.demeanor.imagej.correction;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.face.FaceObservation;
import org.demeanor.score.Emotion;

/**
 * One change by hand.
 *
 * @param person number of the face after the corrections before this one; 0 for every face
 * @param first frame, from 0
 * @param last frame; {@link #END} for the end of the clip
 * @param value the emotion, the number of the person or the name; empty for {@link Change#DROP}
 */
public record Correction(Change change, int person, int first, int last, String value) {

	/** Later than any frame. */
	public static final int END = Integer.MAX_VALUE;

	public Correction {
		Objects.requireNonNull(change);
		Objects.requireNonNull(value);
	}

	/**
	 * The correction itself.
	 *
	 * @throws StageException (stage option) if its value is none for such a change, or its frames are none
	 */
	public Correction checked() throws StageException {
		if (person < 0 || first < 0 || last < first)
			throw wrong(person < 0 ? "person" : "frames", "no such " + (person < 0 ? "person" : "frames"));
		switch (change) {
			case LABEL, CLIP -> {
				if (emotion().isEmpty())
					throw wrong("value", "'" + value + "' is none of " + String.join(", ", labels()));
			}
			case PERSON -> {
				if (!value.matches("[1-9]\\d{0,5}"))
					throw wrong("value", "'" + value + "' is not the number of a person");
			}
			case NAME -> {
				if (person == 0 || value.isBlank())
					throw wrong(person == 0 ? "person" : "value", "a name needs a person and a text");
			}
			case DROP -> {
				if (!value.isEmpty())
					throw wrong("value", "to drop boxes takes none");
			}
		}
		return this;
	}

	/** Whether a box is meant. */
	boolean covers(FaceObservation seen) {
		return (person == 0 || seen.face() == person) && first <= seen.frame() && seen.frame() <= last;
	}

	/** The value as an emotion. */
	Optional<Emotion> emotion() {
		return Emotion.ofLabel(value);
	}

	private static List<String> labels() {
		return Emotion.all().stream().map(Emotion::label).toList();
	}

	private static StageException wrong(String key, String what) {
		return new StageException(Stage.OPTION, key, what);
	}
}
