package org.demeanor.timeline;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.demeanor.score.NamedValues;
import org.demeanor.score.Scores;
import org.demeanor.timeline.speaker.Speaker;

/**
 * The answer of one step of time for one person.
 *
 * @param timeSeconds where the step begins
 * @param endSeconds where it ends
 * @param person number of the face; empty in a step without a face
 * @param frames number of frames of the step with the person
 * @param speaking how likely the voice of the step is the person's, 0 to 1, or in a row without a person that of somebody who
 *        is not in the picture; empty without evidence
 * @param face calibrated answer of the person's frames; empty if there are none
 * @param voiceSeconds how long a voice is heard in the step, anybody's
 * @param voiceWeight how much of the windows' weight falls on the step; over a clip these sum to the weight of all
 *        windows
 * @param voice calibrated answer of the windows over the step; empty if there is none, or the voice is another person's
 * @param fused the answer; empty if no stream has one
 * @param faceFurther what the face nets tell besides, as a mean over the person's frames
 * @param voiceFurther what the voice nets tell besides, as a mean over the windows
 * @param speaker whose voice the step has, the same in all rows of a step; empty where that is not clear
 */
public record TimelineRow(double timeSeconds, double endSeconds, OptionalInt person, int frames, OptionalDouble speaking,
		Optional<Scores> face, double voiceSeconds, double voiceWeight, Optional<Scores> voice, Optional<Scores> fused,
		NamedValues faceFurther, NamedValues voiceFurther, Optional<Speaker> speaker) {

	/** By nets that tell nothing else. */
	public TimelineRow(double timeSeconds, double endSeconds, OptionalInt person, int frames, OptionalDouble speaking,
			Optional<Scores> face, double voiceSeconds, double voiceWeight, Optional<Scores> voice, Optional<Scores> fused,
			Optional<Speaker> speaker) {
		this(timeSeconds, endSeconds, person, frames, speaking, face, voiceSeconds, voiceWeight, voice, fused, NamedValues.NONE,
				NamedValues.NONE, speaker);
	}

	public TimelineRow {
		Objects.requireNonNull(person);
		Objects.requireNonNull(speaking);
		Objects.requireNonNull(face);
		Objects.requireNonNull(voice);
		Objects.requireNonNull(fused);
		Objects.requireNonNull(speaker);
	}

	/** Returns the same step with other answers. */
	TimelineRow with(Optional<Scores> otherFace, Optional<Scores> otherVoice, Optional<Scores> otherFused) {
		return new TimelineRow(timeSeconds, endSeconds, person, frames, speaking, otherFace, voiceSeconds, voiceWeight, otherVoice,
				otherFused, faceFurther, voiceFurther, speaker);
	}
}
