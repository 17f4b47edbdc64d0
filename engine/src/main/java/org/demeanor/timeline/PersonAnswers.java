package org.demeanor.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;
import org.demeanor.fusion.AnswerRules;
import org.demeanor.score.NamedSummary;
import org.demeanor.score.Scores;
import org.demeanor.timeline.speaker.Speaker;
import org.demeanor.timeline.speaker.Speakers;

/** Answers for each person of a clip, by the rules of the clip's own answer. */
public final class PersonAnswers {

	private PersonAnswers() {}

	/**
	 * Returns an answer for each person, by number.
	 *
	 * @param voice the clip's calibrated voice; empty if there is none
	 * @param voiceFurther what is told of the clip's voice besides
	 * @param speakers who speaks
	 */
	public static List<PersonAnswer> of(FaceTracks faces, Optional<Scores> voice, NamedSummary voiceFurther, Speakers speakers,
			AnswerRules rules) {
		Map<Integer, List<FaceObservation>> byPerson = new TreeMap<>();
		for (FaceObservation seen : faces.observations())
			byPerson.computeIfAbsent(seen.face(), face -> new ArrayList<>()).add(seen);
		Optional<Integer> main = faces.mainFace();
		List<PersonAnswer> answers = new ArrayList<>();
		byPerson.forEach((person, seen) -> {
			Optional<Scores> face = rules.face(seen.stream().map(FaceObservation::scores).toList());
			Optional<Scores> heard = main.filter(person::equals).flatMap(isMain -> voice);
			answers.add(new PersonAnswer(person, seen.get(0).timeSeconds(), seen.get(seen.size() - 1).timeSeconds(), seen.size(),
					(double) seen.size() / faces.framesSampled(), speakers.seconds(Speaker.of(person)), face, heard,
					rules.fused(face, heard).orElseThrow(), NamedSummary.of(seen.stream().map(FaceObservation::further).toList(),
							new double[seen.size()]), heard.isPresent() ? voiceFurther : NamedSummary.NONE));
		});
		return answers;
	}
}
