package org.demeanor.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;
import org.demeanor.face.image.FaceBox;
import org.demeanor.fusion.AnswerRules;
import org.demeanor.fusion.FrameRule;
import org.demeanor.fusion.FusionModel;
import org.demeanor.fusion.StreamRule;
import org.demeanor.media.TimeSpan;
import org.demeanor.score.NamedSummary;
import org.demeanor.score.Scores;
import org.demeanor.timeline.speaker.KnownSpeakers;
import org.demeanor.timeline.speaker.Speaker;
import org.demeanor.timeline.speaker.Speakers;
import org.demeanor.voice.VoiceReading;
import org.demeanor.voice.WindowScores;
import org.junit.jupiter.api.Test;

class TimelineBuilderTest {

	private static final AnswerRules PLAIN = new AnswerRules(FrameRule.MEAN, StreamRule.PRODUCT, FusionModel.PLAIN);
	private static final VoiceReading NO_SOUND = new VoiceReading(0, true, List.of());
	private static final FaceTracks NO_FACE = new FaceTracks(0, 0, 0, List.of());

	private final Random random = new Random(1);

	@Test
	void aClipShorterThanAStepIsOneRow() {
		Timeline timeline = build(faces(1, 0, .1, .2), NO_SOUND, OptionalDouble.of(.3));
		assertThat(timeline.rows()).singleElement().satisfies(row -> {
			assertThat(row.timeSeconds()).isZero();
			assertThat(row.endSeconds()).isEqualTo(.3);
			assertThat(row.frames()).isEqualTo(3);
			assertThat(row.fused()).isEqualTo(row.face());
		});
	}

	@Test
	void framesFallIntoTheStepOfTheirTime() {
		// .3 / .1 is 2.9999999999999996 in doubles.
		Timeline timeline = new TimelineBuilder(PLAIN, new TimelineSettings(.1, 0)).build(faces(1, 0, .3, .4),
				NO_SOUND, Speakers.UNKNOWN, OptionalDouble.of(.4));
		assertThat(timeline.rows()).extracting(TimelineRow::frames).containsExactly(1, 0, 0, 2);
	}

	/** A segment begins with the frame nearest to its begin. */
	@Test
	void aFrameBeforeAStretchBelongsToItsFirstStep() {
		Timeline timeline = new TimelineBuilder(PLAIN, TimelineSettings.DEFAULT).build(faces(1, .48, .6, 1.99, 2.1), NO_SOUND,
				Speakers.UNKNOWN, OptionalDouble.of(3), List.of(new TimeSpan(.5, .9), new TimeSpan(2, 2.2)));
		assertThat(timeline.rows()).extracting(TimelineRow::frames).containsExactly(0, 2, 0, 0, 2, 0);
	}

	@Test
	void aStepWithoutAFaceOrVoiceHasEmptyCells() {
		TimelineRow row = build(faces(1, 0, 1.2), NO_SOUND, OptionalDouble.of(1.5)).rows().get(1);
		assertThat(row.person()).isEmpty();
		assertThat(row.frames()).isZero();
		assertThat(row.face()).isEmpty();
		assertThat(row.voice()).isEmpty();
		assertThat(row.fused()).isEmpty();
		assertThat(row.voiceSeconds()).isZero();
	}

	@Test
	void everyPersonOfAStepHasARowAndTheVoiceIsTheMainOnes() {
		List<FaceObservation> both = new ArrayList<>(faces(2, 0, .1, .2).observations());
		both.addAll(faces(1, 0).observations());
		Scores voice = scores();
		Timeline timeline = build(new FaceTracks(3, 3, 2, both), sound(.5, new WindowScores(0, .5, voice)), OptionalDouble.of(.5));
		assertThat(timeline.rows()).extracting(row -> row.person().getAsInt()).containsExactly(1, 2);
		assertThat(timeline.rows().get(0).voice()).isEmpty();
		assertThat(timeline.rows().get(1).voice().orElseThrow().toArray()).containsExactly(voice.toArray(), within(1e-12));
		assertThat(timeline.rows().get(1).fused()).isEqualTo(PLAIN.fused(timeline.rows().get(1).face(), timeline.rows().get(1).voice()));
	}

	@Test
	void theVoiceIsTheSpeakersAlsoIfTheClipIsAboutSomebodyElse() {
		List<TimelineRow> rows = speakingStep(Speaker.of(1));
		TimelineRow speaker = rows.get(0);
		TimelineRow main = rows.get(1);
		assertThat(speaker.voice()).isPresent();
		assertThat(speaker.speaking().getAsDouble()).isCloseTo(.9, within(1e-9));
		assertThat(main.voice()).isEmpty();
		assertThat(main.fused()).isEqualTo(PLAIN.fused(main.face(), Optional.empty()));
		assertThat(main.speaking()).hasValue(0);
		assertThat(List.of(main, speaker)).extracting(row -> row.speaker().orElseThrow()).containsOnly(Speaker.of(1));
	}

	@Test
	void aVoiceOffScreenHasARowOfItsOwn() {
		List<TimelineRow> rows = speakingStep(Speaker.OFF_SCREEN);
		assertThat(rows).extracting(row -> row.person().orElse(0)).containsExactly(0, 1, 2);
		assertThat(rows).extracting(row -> row.voice().isPresent()).containsExactly(true, false, false);
		assertThat(rows.get(0).speaking().getAsDouble()).isCloseTo(.9, within(1e-9));
	}

	@Test
	void aVoiceWhosePersonIsNotSeenHasARowOfItsOwn() {
		List<FaceObservation> both = new ArrayList<>(faces(1, 0, .1, .2).observations());
		both.addAll(faces(2, .6).observations());
		Timeline timeline = build(new FaceTracks(4, 4, 2, both), sound(1, new WindowScores(0, 1, scores())), OptionalDouble.of(1));
		assertThat(timeline.rows()).extracting(row -> row.person().orElse(0)).containsExactly(1, 0, 2);
		assertThat(timeline.rows()).extracting(row -> row.voice().isPresent()).containsExactly(true, true, false);
	}

	@Test
	void aStepHearsTheWindowsOverItInProportion() {
		Scores first = scores();
		Scores second = scores();
		Timeline timeline = new TimelineBuilder(PLAIN, new TimelineSettings(1, 0)).build(NO_FACE,
				sound(3, new WindowScores(0, 2, first), new WindowScores(1, 3, second)), Speakers.UNKNOWN, OptionalDouble.of(3));
		assertThat(timeline.rows()).extracting(TimelineRow::voiceWeight).containsExactly(.5, 1., .5);
		assertThat(timeline.rows()).extracting(TimelineRow::voiceSeconds).containsExactly(1., 1., 1.);
		assertThat(timeline.rows().get(1).voice().orElseThrow().toArray())
				.containsExactly(FrameRule.MEAN.combine(List.of(first, second)).toArray(), within(1e-12));
	}

	@Test
	void theWeightedMeanOfTheStepsIsTheClipsAnswer() {
		double[] times = random.doubles(50, 0, 9.7).sorted().toArray();
		FaceTracks faces = faces(1, times);
		List<WindowScores> windows = new ArrayList<>();
		for (double start = -.2; start < 8; start += 1.5)
			windows.add(new WindowScores(start, start + 3, scores()));
		Timeline timeline = new TimelineBuilder(PLAIN, new TimelineSettings(.7, 0)).build(faces, new VoiceReading(9.7, false, windows),
				Speakers.UNKNOWN, OptionalDouble.of(9.7));
		double[] face = new double[7];
		double[] voice = new double[7];
		double weights = 0;
		for (TimelineRow row : timeline.rows()) {
			weights += row.voiceWeight();
			for (int i = 0; i < 7; i++) {
				face[i] += row.frames() == 0 ? 0 : row.face().orElseThrow().toArray()[i] * row.frames() / times.length;
				voice[i] += row.voiceWeight() == 0 || row.voice().isEmpty() ? 0 : row.voice().orElseThrow().toArray()[i] * row.voiceWeight();
			}
		}
		double total = weights;
		assertThat(total).isEqualTo(windows.size(), within(1e-9));
		assertThat(face).containsExactly(FrameRule.MEAN.combine(faces.mainScores()).toArray(), within(1e-9));
		assertThat(Arrays.stream(voice).map(value -> value / total).toArray())
				.containsExactly(FrameRule.MEAN.combine(windows.stream().map(WindowScores::scores).toList()).toArray(), within(1e-9));
	}

	@Test
	void personsAreToldOneByOne() {
		List<FaceObservation> both = new ArrayList<>(faces(1, 0, 1, 2).observations());
		both.addAll(faces(2, 1.5).observations());
		FaceTracks tracks = new FaceTracks(4, 4, 2, both);
		Scores voice = scores();
		List<PersonAnswer> persons = PersonAnswers.of(tracks, Optional.of(voice), NamedSummary.NONE, Speakers.UNKNOWN, PLAIN);
		assertThat(persons).extracting(PersonAnswer::person).containsExactly(1, 2);
		assertThat(persons.get(0).lastSeconds()).isEqualTo(2);
		assertThat(persons.get(0).share()).isEqualTo(.75);
		assertThat(persons.get(0).answer()).isEqualTo(PLAIN.fused(PLAIN.face(tracks.mainScores()), Optional.of(voice)).orElseThrow());
		assertThat(persons.get(1).answer()).isEqualTo(both.get(3).scores());
		assertThat(PersonAnswers.of(tracks, Optional.of(voice), NamedSummary.NONE, KnownSpeakers.of(Speaker.of(2), 0, .5), PLAIN))
				.extracting(PersonAnswer::speakingSeconds).containsExactly(OptionalDouble.of(0), OptionalDouble.of(.5));
	}

	@Test
	void impossibleStepsAreRefused() {
		for (double step : new double[] { 0, .0001, -1, Double.NaN, Double.POSITIVE_INFINITY })
			assertThatThrownBy(() -> new TimelineBuilder(PLAIN, new TimelineSettings(step, 0))).isInstanceOf(IllegalArgumentException.class);
		for (double smooth : new double[] { -1, 601, Double.NaN, Double.POSITIVE_INFINITY })
			assertThatThrownBy(() -> new TimelineSettings(1, smooth)).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void smoothingIsTheMeanOfTheFramesAround() {
		double[] times = random.doubles(40, 0, 4).sorted().toArray();
		FaceTracks faces = faces(1, times);
		Timeline plain = new TimelineBuilder(PLAIN, new TimelineSettings(.5, 0)).build(faces, NO_SOUND,
				Speakers.UNKNOWN, OptionalDouble.of(4));
		Timeline smooth = new TimelineBuilder(PLAIN, new TimelineSettings(.5, 1)).build(faces, NO_SOUND,
				Speakers.UNKNOWN, OptionalDouble.of(4));
		assertThat(smooth.rows()).extracting(TimelineRow::frames).isEqualTo(plain.rows().stream().map(TimelineRow::frames).toList());
		// The middles of a step's neighbours are half a second away: half the length of the average.
		List<Scores> around = faces.observations().stream().filter(seen -> seen.timeSeconds() >= 1 && seen.timeSeconds() < 2.5)
				.map(FaceObservation::scores).toList();
		assertThat(smooth.rows().get(3).face().orElseThrow().toArray())
				.containsExactly(FrameRule.MEAN.combine(around).toArray(), within(1e-12));
		assertThat(smooth.rows().get(3).fused()).isEqualTo(smooth.rows().get(3).face());
	}

	@Test
	void smoothingFillsNoGapAndMixesNoPersons() {
		List<FaceObservation> both = new ArrayList<>(faces(1, 0, 1.1).observations());
		both.addAll(faces(2, .6).observations());
		Timeline timeline = new TimelineBuilder(PLAIN, new TimelineSettings(.5, 10)).build(new FaceTracks(4, 3, 2, both),
				NO_SOUND, Speakers.UNKNOWN,
				OptionalDouble.of(2));
		assertThat(timeline.rows()).extracting(row -> row.person().orElse(0)).containsExactly(1, 2, 1, 0);
		assertThat(timeline.rows().get(1).face()).contains(both.get(2).scores());
		assertThat(timeline.rows().get(3).fused()).isEmpty();
	}

	/** Person 2 is the main one. */
	private List<TimelineRow> speakingStep(Speaker speaker) {
		List<FaceObservation> both = new ArrayList<>(faces(2, 0, .1, .2).observations());
		both.addAll(faces(1, 0).observations());
		return new TimelineBuilder(PLAIN, TimelineSettings.DEFAULT).build(new FaceTracks(3, 3, 2, both),
				sound(.5, new WindowScores(0, .5, scores())), KnownSpeakers.of(speaker, 0, .5), OptionalDouble.of(.5)).rows();
	}

	private static Timeline build(FaceTracks faces, VoiceReading sound, OptionalDouble duration) {
		return new TimelineBuilder(PLAIN, TimelineSettings.DEFAULT).build(faces, sound, Speakers.UNKNOWN, duration);
	}

	private FaceTracks faces(int person, double... times) {
		List<FaceObservation> seen = new ArrayList<>();
		for (int frame = 0; frame < times.length; frame++)
			seen.add(new FaceObservation(frame, times[frame], person, new FaceBox(0, 0, 10, 10), scores()));
		return new FaceTracks(times.length, times.length, 1, seen);
	}

	private static VoiceReading sound(double seconds, WindowScores... windows) {
		return new VoiceReading(seconds, false, List.of(windows));
	}

	private Scores scores() {
		double[] values = random.doubles(7, .01, 1).toArray();
		double sum = Arrays.stream(values).sum();
		return Scores.of(Arrays.stream(values).map(value -> value / sum).toArray());
	}
}
