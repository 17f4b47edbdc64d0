package org.demeanor.timeline.speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.mouth.Mouth;
import org.demeanor.media.TimeSpan;
import org.demeanor.score.NamedValues;
import org.demeanor.score.Scores;
import org.demeanor.voice.SpeechSpan;
import org.demeanor.voice.VoiceReading;
import org.demeanor.voice.level.SoundLevels;
import org.demeanor.voice.level.VoiceLevels;
import org.junit.jupiter.api.Test;

/** Ten frames a second; the mouth of whoever speaks opens with the syllables. */
class SpeakerFinderTest {

	private static final Mouth STILL = new Mouth(.1, .05, .1, 0, 0);
	private static final double SECONDS = 10;

	/** Syllables a second. */
	private static final double PACE = 1.3;

	private final List<FaceObservation> seen = new ArrayList<>();

	@Test
	void theVoiceBelongsToTheMouthThatMoves() {
		person(1, 10, frame -> false);
		person(2, 10, frame -> true);
		Speakers speakers = SpeakerFinder.find(tracks(), sound(1, 9));
		assertThat(speakers.between(4, 4.5)).contains(Speaker.of(2));
		assertThat(speakers.probability(Speaker.of(2), 4, 4.5).getAsDouble()).isGreaterThan(.9);
		assertThat(speakers.seconds(Speaker.of(2)).getAsDouble()).isCloseTo(8, within(1e-6));
		assertThat(speakers.seconds(Speaker.of(1))).hasValue(0);
		Speakers parts = speakers.within(List.of(new TimeSpan(2.2, 3.1), new TimeSpan(8.8, 9.9)));
		assertThat(parts.seconds(Speaker.of(2)).getAsDouble()).isCloseTo(.9 + .2, within(1e-6));
		assertThat(parts.between(1, 2)).isEmpty();
	}

	@Test
	void turnsChange() {
		person(1, 10, frame -> frame < 50);
		person(2, 10, frame -> frame >= 50);
		Speakers speakers = SpeakerFinder.find(tracks(), sound(0, 10));
		assertThat(speakers.between(1, 2)).contains(Speaker.of(1));
		assertThat(speakers.between(8, 9)).contains(Speaker.of(2));
		assertThat(speakers.seconds(Speaker.of(1)).getAsDouble()).isCloseTo(5, within(1.01));
	}

	@Test
	void wherePeopleAreStillTheVoiceIsSomebodyElses() {
		person(1, 10, frame -> false);
		person(2, 10, frame -> false);
		Speakers speakers = SpeakerFinder.find(tracks(), sound(0, 10));
		assertThat(speakers.between(5, 5.5)).contains(Speaker.OFF_SCREEN);
	}

	@Test
	void aMouthThatMovesAsFarButNotWithTheVoiceDoesNotSpeak() {
		person(1, 10, frame -> true);
		talker(2, 1.7);
		assertThat(SpeakerFinder.find(tracks(), sound(0, 10)).between(5, 5.5)).contains(Speaker.of(1));
	}

	@Test
	void aMouthThatOpensAgainstTheVoiceDoesNotSpeak() {
		person(1, 10, frame -> false);
		for (int frame = 0; frame < SECONDS * 10; frame++)
			see(frame, frame / 10., 2, spoken(frame / 10. + .5 / PACE));
		assertThat(SpeakerFinder.find(tracks(), sound(0, 10)).between(5, 5.5)).contains(Speaker.OFF_SCREEN);
	}

	@Test
	void twoWhoMoveAlikeLeaveItOpen() {
		person(1, 10, frame -> true);
		person(2, 10, frame -> true);
		Speakers speakers = SpeakerFinder.find(tracks(), sound(0, 10));
		assertThat(speakers.between(5, 5.5)).isEmpty();
		assertThat(speakers.probability(Speaker.of(1), 5, 5.5).getAsDouble()).isCloseTo(.5, within(.05));
	}

	@Test
	void withoutEvidenceNothingIsTold() {
		person(1, 1, frame -> false);
		person(2, 1, frame -> true);
		assertUnknown(SpeakerFinder.find(tracks(), sound(0, 10)));
		seen.clear();
		person(2, 10, frame -> true);
		assertUnknown(SpeakerFinder.find(tracks(), sound(0, 10)));
		person(1, 10, frame -> false);
		assertUnknown(SpeakerFinder.find(tracks(), new VoiceReading(SECONDS, false, List.of())));
		assertThat(SpeakerFinder.find(tracks(), sound(2, 4)).probability(Speaker.of(2), 6, 7)).isEmpty();
	}

	@Test
	void mouthsThatNobodyLookedAtTellNothing() {
		for (int frame = 0; frame < 100; frame++)
			for (int person = 1; person <= 2; person++)
				seen.add(new FaceObservation(frame, frame / 10., person, new FaceBox(0, 0, 10, 10), calm()));
		assertUnknown(SpeakerFinder.find(tracks(), sound(0, 10)));
	}

	@Test
	void labelsAreReadBack() {
		assertThat(Speaker.ofLabel(Speaker.of(3).label())).isEqualTo(Speaker.of(3));
		assertThat(Speaker.ofLabel("off_screen")).isEqualTo(Speaker.OFF_SCREEN);
	}

	// -- Helper methods --

	private static void assertUnknown(Speakers speakers) {
		assertThat(speakers.between(0, SECONDS)).isEqualTo(Optional.empty());
		assertThat(speakers.probability(Speaker.of(1), 0, SECONDS)).isEmpty();
		assertThat(speakers.seconds(Speaker.of(1))).isEmpty();
	}

	private void person(int person, int rate, IntPredicate speaks) {
		for (int frame = 0; frame < SECONDS * rate; frame++) {
			double time = (double) frame / rate;
			see(frame, time, person, speaks.test(frame) ? spoken(time) : STILL);
		}
	}

	/** Somebody who speaks in a rhythm of his own. */
	private void talker(int person, double pace) {
		for (int frame = 0; frame < SECONDS * 10; frame++)
			see(frame, frame / 10., person, spoken(pace * frame / 10.));
	}

	private void see(int frame, double time, int person, Mouth mouth) {
		seen.add(new FaceObservation(frame, time, person, new FaceBox(0, 0, 10, 10), calm(), NamedValues.NONE, mouth));
	}

	private static Mouth spoken(double time) {
		double opening = .1 * (syllable(time) - syllable(time - .1));
		return new Mouth(.1, .35 + .2 * syllable(time), .2 + .1 * syllable(time), opening, opening);
	}

	private static double syllable(double time) {
		return Math.sin(2 * Math.PI * PACE * time);
	}

	private FaceTracks tracks() {
		return new FaceTracks(100, 100, 2, seen);
	}

	private static VoiceReading sound(double start, double end) {
		float[] levels = new float[(int) (SECONDS * 100)];
		for (int i = 0; i < levels.length; i++)
			levels[i] = (float) (i < 100 * start || i >= 100 * end ? -100 : -30 + 10 * syllable(i / 100.));
		SoundLevels sounds = new SoundLevels(0, .01, levels);
		return new VoiceReading(SECONDS, false, OptionalDouble.of(end - start), false, OptionalDouble.empty(), List.of(),
				List.of(new SpeechSpan(start, end)), new VoiceLevels(sounds, sounds), List.of(new TimeSpan(start, end)));
	}

	private static Scores calm() {
		return Scores.of(new double[] { 0, 1, 0, 0, 0, 0, 0 });
	}
}
