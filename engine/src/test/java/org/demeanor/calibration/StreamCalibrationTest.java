package org.demeanor.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;
import org.junit.jupiter.api.Test;

/** Made-up people of whom it is known what is right. */
class StreamCalibrationTest {

	private static final double FLOOR = 1e-6;
	private static final Scores EQUAL = Scores.of(1 / 7., 1 / 7., 1 / 7., 1 / 7., 1 / 7., 1 / 7., 1 / 7.);
	private static final Strength WHOLE = new Strength(1, 1, 0);

	@Test
	void centreDividesByThePersonsMean() {
		Scores first = Scores.of(.6, .4, 0, 0, 0, 0, 0);
		Scores second = Scores.of(.2, .8, 0, 0, 0, 0, 0);
		List<Scores> found = apply(CalibrationMode.CENTRE, WHOLE, List.of(first, second));
		// The means are .4 and .6: 1.5 to .667, and .5 to 1.333; classes that are nowhere stay at floor / floor = 1.
		double sum = .6 / .4 + .4 / .6 + 5;
		assertThat(found.get(0).get(Emotion.ANGRY)).isEqualTo(1.5 / sum, within(1e-9));
		assertThat(found.get(0).get(Emotion.CALM)).isEqualTo(.4 / .6 / sum, within(1e-9));
		assertThat(found.get(1).get(Emotion.CALM)).isEqualTo(.8 / .6 / (.5 + .8 / .6 + 5), within(1e-9));
	}

	/** Somebody whose face always looks calm, and is a little more angry once. */
	@Test
	void whatIsAlwaysThereSaysNothing() {
		Scores calm = Scores.of(.05, .7, .05, .05, .05, .05, .05);
		Scores angrier = Scores.of(.15, .6, .05, .05, .05, .05, .05);
		List<Scores> found = apply(CalibrationMode.CENTRE, WHOLE, List.of(calm, calm, angrier, calm));
		assertThat(angrier.top()).isEqualTo(Emotion.CALM);
		assertThat(found.get(2).top()).isEqualTo(Emotion.ANGRY);
	}

	@Test
	void fewClipsAreCorrectedLess() {
		Scores calm = Scores.of(.1, .4, .1, .1, .1, .1, .1);
		double[] kept = new double[3];
		for (int power = 0; power < 3; power++) {
			List<Scores> clips = Collections.nCopies(1 << power, calm);
			kept[power] = apply(CalibrationMode.CENTRE, new Strength(1, 1, 2), clips).get(0).get(Emotion.CALM);
		}
		// n / (n + 2): a third, a half and two thirds of the correction by the factor of 4.
		for (int power = 0; power < 3; power++) {
			double left = Math.pow(4, 1 - (1 << power) / ((1 << power) + 2.));
			assertThat(kept[power]).isEqualTo(left / (left + 6), within(1e-9));
		}
	}

	@Test
	void sharpnessIsAPowerOfTheCorrectedScores() {
		Scores clip = Scores.of(.4, .1, .1, .1, .1, .1, .1);
		Scores found = apply(CalibrationMode.CENTRE, new Strength(0, 2, 0), List.of(clip)).get(0);
		assertThat(found.get(Emotion.ANGRY)).isEqualTo(16 / 22., within(1e-9));
	}

	@Test
	void balancedMakesAllEmotionsAsFrequent() {
		List<Scores> clips = new ArrayList<>();
		for (Emotion emotion : Emotion.all()) {
			double[] scores = new double[7];
			Arrays.fill(scores, .04);
			scores[emotion.ordinal()] += .2;
			// Whatever is shown, this person looks sad.
			scores[Emotion.SAD.ordinal()] += .52;
			clips.add(Scores.of(scores));
		}
		assertThat(clips).allMatch(clip -> clip.top() == Emotion.SAD);
		List<Scores> found = apply(CalibrationMode.BALANCED, WHOLE, clips);
		for (Emotion emotion : Emotion.all()) {
			assertThat(found.stream().mapToDouble(clip -> clip.get(emotion)).average().orElseThrow())
					.isEqualTo(1 / 7., within(1e-9));
			assertThat(found.get(emotion.ordinal()).top()).isEqualTo(emotion);
		}
	}

	@Test
	void whatIsBalancedStays() {
		List<Scores> clips = new ArrayList<>();
		for (Emotion emotion : Emotion.all()) {
			double[] scores = new double[7];
			Arrays.fill(scores, .1);
			scores[emotion.ordinal()] = .4;
			clips.add(Scores.of(scores));
		}
		List<Scores> found = apply(CalibrationMode.BALANCED, WHOLE, clips);
		for (int i = 0; i < clips.size(); i++)
			for (Emotion emotion : Emotion.all())
				assertThat(found.get(i).get(emotion)).isEqualTo(clips.get(i).get(emotion), within(1e-9));
	}

	/** The person's neutral clips have twice the sadness and half the calm that others' have. */
	@Test
	void baselineMakesAPersonsNeutralClipsWhatOthersHave() {
		Scores usual = Scores.of(.1, .4, .1, .1, .1, .1, .1);
		Scores neutral = Scores.of(.1, .2, .1, .1, .1, .2, .1);
		Scores other = Scores.of(.1, .1, .1, .1, .1, .4, .1);
		StreamCalibration calibration = new StreamCalibration(CalibrationMode.BASELINE, WHOLE, usual, 1, FLOOR);
		List<Scores> found = applied(calibration, List.of(neutral, other), List.of(true, false));
		assertThat(found.get(0).get(Emotion.CALM)).isEqualTo(.4, within(1e-9));
		assertThat(found.get(0).get(Emotion.SAD)).isEqualTo(.1, within(1e-9));
		// Calm times 2, sad times a half: .2 of .9 each.
		assertThat(found.get(1).get(Emotion.SAD)).isEqualTo(.2 / .9, within(1e-9));
		assertThat(found.get(1).get(Emotion.CALM)).isEqualTo(.2 / .9, within(1e-9));
	}

	@Test
	void tooFewClipsTeachNothing() {
		StreamCalibration centre = new StreamCalibration(CalibrationMode.CENTRE, WHOLE, EQUAL, 2, FLOOR);
		assertThat(centre.learn(List.of(EQUAL), List.of(true))).isEmpty();
		assertThat(centre.learn(List.of(EQUAL, EQUAL), List.of(false, false))).isPresent();
		StreamCalibration baseline = new StreamCalibration(CalibrationMode.BASELINE, WHOLE, EQUAL, 2, FLOOR);
		assertThat(baseline.learn(List.of(EQUAL, EQUAL, EQUAL), List.of(true, false, false))).isEmpty();
		assertThat(baseline.count(List.of(true, false, false))).isEqualTo(1);
	}

	/** The recipe that fits the strengths must mean the same by them. Its tests hold that it gives the same table. */
	@Test
	void pythonGivesTheSame() throws IOException {
		Strength strength = new Strength(.8, 1.7, 3);
		Scores usual = Scores.of(.05, .5, .05, .1, .1, .15, .05);
		for (CalibrationMode mode : List.of(CalibrationMode.CENTRE, CalibrationMode.BALANCED, CalibrationMode.BASELINE)) {
			Map<String, Table> people = people(mode.label());
			assertThat(people.keySet()).isEqualTo(Set.of("one", "two"));
			for (Table person : people.values()) {
				List<Scores> found = applied(new StreamCalibration(mode, strength, usual, 1, FLOOR), person.scores, person.baseline);
				for (int i = 0; i < found.size(); i++)
					assertThat(found.get(i).toArray()).containsExactly(person.expected.get(i), within(1e-9));
			}
		}
	}

	@Test
	void patternsNameParticipants() throws IOException {
		Participants people = Participants.byPattern("-(\\d+)$", List.of("a-01", "b-01", "c-02", "d"));
		assertThat(people.of("a-01").orElseThrow()).isEqualTo(people.of("b-01").orElseThrow());
		assertThat(people.of("c-02").orElseThrow().name()).isEqualTo("02");
		assertThat(people.of("d")).isEmpty();
		assertThatThrownBy(() -> Participants.byPattern("\\d+", List.of("a"))).hasMessageContaining("has no group");
		assertThatThrownBy(() -> Participants.byPattern("(a", List.of("a")))
				.hasMessageContaining("pattern '(a': option: is no regular expression");
	}

	// -- Helper methods --

	private record Table(List<Boolean> baseline, List<Scores> scores, List<double[]> expected) {}

	private static List<Scores> apply(CalibrationMode mode, Strength strength, List<Scores> scores) {
		return applied(new StreamCalibration(mode, strength, EQUAL, 1, FLOOR), scores, Collections.nCopies(scores.size(), false));
	}

	/** Rows of a mode: mode, person, whether the clip is a baseline, seven scores, seven calibrated ones. */
	private static Map<String, Table> people(String mode) throws IOException {
		Map<String, Table> people = new LinkedHashMap<>();
		try (InputStream in = StreamCalibrationTest.class.getResourceAsStream("persons.csv")) {
			for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList()) {
				String[] cells = line.split(",");
				if (!cells[0].equals(mode))
					continue;
				Table person = people.computeIfAbsent(cells[1],
						name -> new Table(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
				person.baseline.add(cells[2].equals("1"));
				person.scores.add(Scores.of(numbers(cells, 3)));
				person.expected.add(numbers(cells, 10));
			}
		}
		return people;
	}

	private static double[] numbers(String[] cells, int first) {
		double[] numbers = new double[Emotion.count()];
		for (int c = 0; c < numbers.length; c++)
			numbers[c] = Double.parseDouble(cells[first + c]);
		return numbers;
	}

	private static List<Scores> applied(StreamCalibration calibration, List<Scores> scores, List<Boolean> baseline) {
		Correction correction = calibration.learn(scores, baseline).orElseThrow();
		return scores.stream().map(correction::apply).toList();
	}
}
