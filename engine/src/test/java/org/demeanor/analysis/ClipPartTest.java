package org.demeanor.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;
import org.demeanor.face.image.FaceBox;
import org.demeanor.fusion.AnswerRules;
import org.demeanor.fusion.FrameRule;
import org.demeanor.fusion.FusionModel;
import org.demeanor.fusion.StreamRule;
import org.demeanor.fusion.StreamScores;
import org.demeanor.fusion.StreamState;
import org.demeanor.media.Tracks;
import org.demeanor.score.NamedSummary;
import org.demeanor.score.NamedValues;
import org.demeanor.score.Scores;
import org.demeanor.timeline.speaker.KnownSpeakers;
import org.demeanor.timeline.speaker.Speaker;
import org.demeanor.timeline.speaker.Speakers;
import org.demeanor.voice.SpeechSpan;
import org.demeanor.voice.VoiceReading;
import org.demeanor.voice.WindowScores;
import org.junit.jupiter.api.Test;

class ClipPartTest {

	private static final AnswerRules RULES = new AnswerRules(FrameRule.MEAN, StreamRule.PRODUCT, FusionModel.PLAIN);
	private static final Scores HAPPY = Scores.of(.05, .05, .05, .05, .7, .05, .05);
	private static final Scores SAD = Scores.of(.05, .05, .05, .05, .05, .7, .05);

	/** Person 1 is happy until 2 s and sad until 4 s, person 2 is sad at 1 s; the voice is sad until 2 s and happy after it. */
	private final ClipResult whole = result(new FaceTracks(5, 5, 2, List.of(seen(0, 0, 1, HAPPY), seen(1, 1, 1, HAPPY),
			seen(1, 1, 2, SAD), seen(2, 2, 1, SAD), seen(3, 3, 1, SAD))),
			new VoiceReading(4, false, List.of(new WindowScores(0, 2, SAD), new WindowScores(2, 4, HAPPY))));

	@Test
	void aPartIsAnsweredFromItsFramesAndWindows() {
		ClipResult part = part(2, 4);
		assertThat(part.status()).isEqualTo(ClipStatus.OK);
		assertThat(part.face().scores().orElseThrow()).isEqualTo(SAD);
		assertThat(part.voice().scores().orElseThrow().toArray()).containsExactly(HAPPY.toArray(), within(1e-12));
		assertThat(part.durationSeconds()).hasValue(2);
		assertThat(part.faces().faces()).isEqualTo(1);
	}

	@Test
	void aFrameAtABoundaryBelongsToThePartThatBeginsThere() {
		assertThat(part(0, 2).face().scores()).contains(HAPPY);
		assertThat(part(2, 3).face().scores()).contains(SAD);
	}

	@Test
	void theEndsOfAPartBelongToTheNearestFrames() {
		assertThat(ClipPart.of(new ClipMoments(whole, RULES), 1.01, 3.01, .02, OptionalInt.empty()).faces().observations())
				.extracting(FaceObservation::frame).containsExactly(1, 1, 2);
		assertThat(ClipPart.of(new ClipMoments(whole, RULES), 1.99, 4, .02, OptionalInt.empty()).faces().observations())
				.extracting(FaceObservation::frame).containsExactly(2, 3);
	}

	@Test
	void aWindowCountsByItsShareInThePart() {
		double[] voice = part(1, 2.5).voice().scores().orElseThrow().toArray();
		assertThat(voice[5]).isEqualTo((.5 * .7 + .25 * .05) / .75, within(1e-12));
	}

	@Test
	void aPersonCanBeAskedFor() {
		ClipResult part = ClipPart.of(new ClipMoments(whole, RULES), 0, 2, 0, OptionalInt.of(2));
		assertThat(part.face().scores()).contains(SAD);
		assertThat(ClipPart.of(new ClipMoments(whole, RULES), 2, 4, 0, OptionalInt.of(2)).face().state()).isEqualTo(StreamState.NO_FACE);
	}

	@Test
	void theVoiceOfAnotherIsNotThePersonsAskedFor() {
		Speakers speakers = KnownSpeakers.of(Speaker.of(1), 0, 2);
		ClipMoments moments = new ClipMoments(result(whole.faces(), spoken()), RULES, speakers);
		ClipResult seen = ClipPart.of(moments, 0, 2, 0, OptionalInt.of(2));
		assertThat(seen.fused()).isEqualTo(seen.face().scores()).contains(SAD);
		assertThat(seen.status()).isEqualTo(ClipStatus.NO_VOICE);
		assertThat(seen.explanation()).isEqualTo("another person speaks");
		assertThat(seen.sound().unfamiliar()).isEmpty();
		ClipResult unseen = ClipPart.of(moments, .2, .9, 0, OptionalInt.of(2));
		assertThat(unseen.fused()).isEmpty();
		assertThat(unseen.status()).isEqualTo(ClipStatus.NOTHING);
		assertThat(unseen.explanation()).isEqualTo("no face found; another person speaks");
		assertThat(ClipPart.of(moments, 0, 2, 0, OptionalInt.of(1)).voice())
				.isEqualTo(ClipPart.of(moments, 0, 2, 0, OptionalInt.empty()).voice());
		ClipMoments offScreen = new ClipMoments(result(whole.faces(), spoken()), RULES, KnownSpeakers.of(Speaker.OFF_SCREEN, 0, 2));
		assertThat(ClipPart.of(offScreen, 0, 2, 0, OptionalInt.of(1)).voice().state()).isEqualTo(StreamState.OTHER_VOICE);
	}

	/** Person 1 speaks from 0 to 2 s, and who does it from 2 to 4 s is not clear. */
	@Test
	void aPersonsVoiceIsThatOfTheMomentsInWhichNobodyElseSpeaks() {
		ClipMoments moments = new ClipMoments(result(whole.faces(), spoken()), RULES, KnownSpeakers.of(Speaker.of(1), 0, 2));
		ClipResult others = ClipPart.of(moments, 1, 4, 0, OptionalInt.of(2));
		assertThat(others.voice().state()).isEqualTo(StreamState.OTHER_VOICE);
		double[] own = ClipPart.of(moments, 1, 4, 0, OptionalInt.of(1)).voice().scores().orElseThrow().toArray();
		assertThat(own[5]).isEqualTo((.7 + 2 * .05) / 3, within(1e-12));
		ClipMoments unclear = new ClipMoments(result(whole.faces(), spoken()), RULES, Speakers.UNKNOWN);
		for (int person = 1; person <= 2; person++)
			assertThat(ClipPart.of(unclear, 1, 4, 0, OptionalInt.of(person)).voice().scores().orElseThrow().toArray())
					.containsExactly(own, within(1e-12));
	}

	/** A word of speech is often shorter than the time between two frames that are looked at. */
	@Test
	void aPartWithoutAFrameDoesNotSayThatNoFaceWasFound() {
		FaceTracks faces = new FaceTracks(3, 1, 1, 1, List.of(seen(0, 0, 1, HAPPY)), NamedSummary.NONE, List.of(0., 1., 2.));
		assertThat(face(faces, 0, 1)).isEqualTo(StreamState.SCORED);
		assertThat(face(faces, 1, 2)).isEqualTo(StreamState.NO_FACE);
		assertThat(face(faces, 1.2, 1.9)).isEqualTo(StreamState.NO_FRAMES);
		assertThat(face(new FaceTracks(0, 0, 0, List.of()), 1.2, 1.9)).isEqualTo(StreamState.NO_FRAMES);
	}

	@Test
	void aPartBeyondTheEndIsCutOrSaid() {
		assertThat(part(3, 99).durationSeconds()).hasValue(1);
		assertThat(part(4, 5).explanation()).isEqualTo("clip: annotation: the segment begins behind the end of the clip, 4.000 s");
		assertThat(part(1, 1).explanation()).isEqualTo("clip: annotation: the segment has no length");
		assertThat(part(1, 1).status()).isEqualTo(ClipStatus.FAILED);
	}

	/** The voice, by nets that tell that somebody speaks all the time. */
	private VoiceReading spoken() {
		return new VoiceReading(4, false, OptionalDouble.of(4), false, OptionalDouble.of(.3), whole.sound().windows().stream()
				.map(window -> new WindowScores(window.startSeconds(), window.endSeconds(), window.scores(), 1, OptionalDouble.of(.3),
						NamedValues.NONE)).toList(), List.of(new SpeechSpan(0, 4)));
	}

	private ClipResult part(double start, double end) {
		return ClipPart.of(new ClipMoments(whole, RULES), start, end, 0, OptionalInt.empty());
	}

	private StreamState face(FaceTracks faces, double start, double end) {
		return ClipPart.of(new ClipMoments(result(faces, whole.sound()), RULES), start, end, 0, OptionalInt.empty()).face().state();
	}

	private static ClipResult result(FaceTracks faces, VoiceReading sound) {
		return new ClipResult("clip", StreamScores.of(HAPPY), StreamScores.of(SAD), Optional.of(HAPPY), faces, sound,
				OptionalDouble.of(4), List.of(), Tracks.AUTO, List.of());
	}

	private static FaceObservation seen(int frame, double time, int face, Scores scores) {
		return new FaceObservation(frame, time, face, new FaceBox(0, 0, 10, 10), scores);
	}
}
