package org.demeanor.imagej.display;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.demeanor.face.FaceObservation;
import org.demeanor.score.Emotion;

/**
 * What a user has corrected, beside the nets' scores, which stay.
 *
 * @param labels of boxes, by the boxes as they are now
 * @param marks what was changed of a box, e.g. {@code label was sad}
 * @param names of persons
 * @param clip the clip's label; empty if it is the nets'
 */
public record HandLabels(Map<FaceObservation, Emotion> labels, Map<FaceObservation, String> marks, Map<Integer, String> names,
		Optional<Emotion> clip) {

	/** Nothing is corrected. */
	public static final HandLabels NONE = new HandLabels(Map.of(), Map.of(), Map.of(), Optional.empty());

	/** The column that says what was changed. */
	static final String CORRECTED = "corrected";

	/** The column of names. */
	static final String NAME = "name";

	public HandLabels {
		labels = Map.copyOf(labels);
		marks = Map.copyOf(marks);
		names = Map.copyOf(names);
	}

	/** Whether tables have columns for it. */
	boolean any() {
		return !marks.isEmpty() || !names.isEmpty();
	}

	Emotion label(FaceObservation seen) {
		return labels.getOrDefault(seen, seen.scores().top());
	}

	/** What is written on a box: the person, then the label, and the score unless a user gave the label. */
	String text(FaceObservation seen) {
		String person = names.getOrDefault(seen.face(), String.valueOf(seen.face()));
		return person + " " + label(seen).label()
				+ (labels.containsKey(seen) ? " *" : String.format(Locale.ROOT, " %.0f %%", 100 * seen.scores().confidence()));
	}

	String mark(FaceObservation seen) {
		return marks.getOrDefault(seen, "");
	}

	String name(int person) {
		return names.getOrDefault(person, "");
	}
}
