package org.demeanor.timeline;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

import org.demeanor.score.NamedSummary;
import org.demeanor.score.Scores;

/**
 * A clip's answer for one person.
 *
 * @param person number of the face, from 1
 * @param firstSeconds when the person is first seen
 * @param lastSeconds when the person is last seen
 * @param frames number of frames with the person
 * @param share of the sampled frames, 0 to 1
 * @param speakingSeconds how long the person clearly speaks; empty without evidence
 * @param face the answer of the person's frames
 * @param voice the clip's, for the person whom the clip is about
 * @param answer fused with the voice for the person whom the clip is about, the face's alone for others
 * @param faceFurther what the nets tell of the person's frames besides
 * @param voiceFurther the same of the voice, for the person whom the clip is about
 */
public record PersonAnswer(int person, double firstSeconds, double lastSeconds, int frames, double share,
		OptionalDouble speakingSeconds, Optional<Scores> face, Optional<Scores> voice, Scores answer,
		NamedSummary faceFurther, NamedSummary voiceFurther) {

	/** By nets that tell nothing else. */
	public PersonAnswer(int person, double firstSeconds, double lastSeconds, int frames, double share, OptionalDouble speakingSeconds,
			Optional<Scores> face, Optional<Scores> voice, Scores answer) {
		this(person, firstSeconds, lastSeconds, frames, share, speakingSeconds, face, voice, answer, NamedSummary.NONE, NamedSummary.NONE);
	}

	public PersonAnswer {
		Objects.requireNonNull(speakingSeconds);
		Objects.requireNonNull(face);
		Objects.requireNonNull(voice);
		Objects.requireNonNull(answer);
		Objects.requireNonNull(faceFurther);
		Objects.requireNonNull(voiceFurther);
	}
}
