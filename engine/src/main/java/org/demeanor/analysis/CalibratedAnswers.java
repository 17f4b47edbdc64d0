package org.demeanor.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Answers calibrated to the person.
 *
 * @param answers in the order of those that were given
 * @param calibrated which of them were, in at least one stream
 * @param notes why each of them, or a stream of it, was not; empty if all of it was
 * @param tooFew participants of whom a stream has too few clips: the number of those that it has
 * @param corrections of the participants who have one, by name
 */
public record CalibratedAnswers(List<ClipAnswers> answers, List<Boolean> calibrated, List<Optional<String>> notes,
		SortedMap<String, Integer> tooFew, Map<String, PersonCorrection> corrections) {

	public CalibratedAnswers {
		answers = List.copyOf(answers);
		calibrated = List.copyOf(calibrated);
		notes = List.copyOf(notes);
		corrections = Map.copyOf(corrections);
	}
}
