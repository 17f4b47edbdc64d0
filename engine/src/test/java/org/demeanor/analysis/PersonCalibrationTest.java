package org.demeanor.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.calibration.CalibrationMode;
import org.demeanor.calibration.Participant;
import org.demeanor.model.ModelStore;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;

/** A run's answers, calibrated person by person. */
class PersonCalibrationTest {

	private static final Scores CALM = Scores.of(.1, .4, .1, .1, .1, .1, .1);
	private static final Scores ANGRY = Scores.of(.3, .4, .06, .06, .06, .06, .06);
	private static final Scores SAD = Scores.of(.1, .1, .1, .1, .1, .4, .1);
	private static final String NO = "{\"strength\": 0, \"sharpness\": 1, \"half\": 0}";
	private static final String WHOLE = "{\"strength\": 1, \"sharpness\": 1, \"half\": 0}";

	@TempDir
	private Path folder;

	@BeforeEach
	void models() throws IOException {
		Files.writeString(folder.resolve("profiles.json"), "{\"standard\": {\"face\": [], \"voice\": [], \"fusion\": "
				+ "\"fused\", \"calibration\": \"people\"}, \"reference\": {\"face\": [], \"voice\": []}}");
		Files.writeString(folder.resolve("fused.json"), "{\"format\": 1, \"temperature\": {\"face\": 1, \"voice\": 1}, "
				+ "\"rule\": \"product\"}");
		learnt(WHOLE, WHOLE, NO);
	}

	@Test
	void eachPersonIsCalibratedToThemselves() throws IOException {
		ClipAnswers one = face("one", ANGRY);
		ClipAnswers two = face("two", ANGRY);
		CalibratedAnswers found = of(CalibrationMode.CENTRE).apply(List.of(one, face("one", CALM), two, face("two", ANGRY)));
		assertThat(found.answers().get(0).face().orElseThrow().top()).isEqualTo(Emotion.ANGRY);
		// Whoever always looks so shows nothing by it.
		for (double score : found.answers().get(2).face().orElseThrow().toArray())
			assertThat(score).isEqualTo(1 / 7., within(1e-9));
		assertThat(found.answers().get(0).fused()).isEqualTo(found.answers().get(0).face());
		assertThat(found.calibrated()).containsOnly(true);
	}

	@Test
	void streamsAreCalibratedAndThenFused() throws IOException {
		List<ClipAnswers> clips = List.of(both("one", CALM, SAD), both("one", SAD, CALM));
		CalibratedAnswers found = of(CalibrationMode.CENTRE).apply(clips);
		ClipAnswers first = found.answers().get(0);
		// The means of calm and sad are .25: .4 to 1.6, .1 to .4; both streams contradict each other, the product is equal.
		assertThat(first.face().orElseThrow().get(Emotion.CALM)).isEqualTo(1.6 / 7, within(1e-9));
		double product = 1.6 * .4;
		assertThat(first.fused().orElseThrow().get(Emotion.CALM)).isEqualTo(product / (2 * product + 5), within(1e-9));
		learnt(WHOLE, WHOLE, WHOLE);
		assertThat(of(CalibrationMode.CENTRE).apply(clips).answers().get(0).fused().orElseThrow().get(Emotion.CALM))
				.as("what is in every fused answer is divided out").isEqualTo(1 / 7., within(1e-9));
	}

	@Test
	void nobodysClipsAndThoseOfPeopleWithTooFewStay() throws IOException {
		ClipAnswers nobody = new ClipAnswers(Optional.empty(), Optional.of(CALM), Optional.empty(), Optional.of(CALM));
		ClipAnswers alone = face("alone", CALM);
		CalibratedAnswers found = of(CalibrationMode.CENTRE).apply(List.of(nobody, alone, face("two", CALM), face("two", ANGRY)));
		assertThat(found.answers().subList(0, 2)).containsExactly(nobody, alone);
		assertThat(found.calibrated()).containsExactly(false, false, true, true);
		assertThat(found.tooFew()).containsExactly(Map.entry("alone", 1));
		assertThat(found.notes()).containsExactly(Optional.of("not calibrated: its participant is not known"),
				Optional.of("not calibrated: 1 clip of alone, 2 needed"), Optional.empty(), Optional.empty());
	}

	@Test
	void aMissingStreamStaysMissing() throws IOException {
		List<ClipAnswers> clips = List.of(both("one", CALM, SAD), face("one", ANGRY),
				new ClipAnswers(Optional.of(new Participant("one", false)), Optional.empty(), Optional.empty(), Optional.empty()));
		CalibratedAnswers found = of(CalibrationMode.CENTRE).apply(clips);
		assertThat(found.answers().get(1).voice()).isEmpty();
		assertThat(found.answers().get(1).fused()).isEqualTo(found.answers().get(1).face());
		assertThat(found.answers().get(0).voice()).as("one clip with a voice").contains(SAD);
		assertThat(found.answers().get(2).fused()).isEmpty();
		assertThat(found.tooFew()).containsEntry("one", 1);
		assertThat(found.notes()).as("only of streams that the clip has").containsExactly(
				Optional.of("voice not calibrated: 1 clip of one, 2 needed"), Optional.empty(), Optional.empty());
	}

	@Test
	void theJsonOfARunGivesTheSame() throws IOException {
		Files.copy(PersonCalibrationTest.class.getResourceAsStream("/org/demeanor/models/calibration.json"),
				folder.resolve("people.json"), StandardCopyOption.REPLACE_EXISTING);
		List<ClipAnswers> clips = new ArrayList<>();
		for (Scores scores : List.of(CALM, ANGRY, SAD, CALM, SAD, ANGRY, CALM, ANGRY))
			clips.add(both("one", scores, ANGRY));
		for (CalibrationMode mode : List.of(CalibrationMode.CENTRE, CalibrationMode.BALANCED)) {
			PersonCalibration calibration = of(mode);
			PersonCalibration read = PersonCalibration.of("run.json",
					new ObjectMapper().readTree(calibration.json().toString()));
			CalibratedAnswers found = calibration.apply(clips);
			assertThat(read.apply(clips)).usingRecursiveComparison().isEqualTo(found);
			assertThat(clips).as("parts are corrected as whole clips are").extracting(found.corrections().get("one")::apply)
					.isEqualTo(found.answers());
			assertThat(read.mode()).isEqualTo(mode);
		}
	}

	@Test
	void whatCannotBeRightNamesFileAndKey() throws IOException {
		assertThatThrownBy(() -> PersonCalibration.of(ModelStore.of(folder), Settings.DEFAULT.withProfile(Profile.REFERENCE),
				CalibrationMode.CENTRE)).hasMessageContaining("the profile reference names no calibration");
		learnt("{\"strength\": -1, \"sharpness\": 1, \"half\": 0}", WHOLE, NO);
		assertThatThrownBy(() -> of(CalibrationMode.CENTRE)).isInstanceOf(StageException.class)
				.hasMessageContaining("'centre.face.strength' must be not negative");
		Files.delete(folder.resolve("people.json"));
		assertThatThrownBy(() -> of(CalibrationMode.CENTRE)).hasMessageContaining("people.json: model: no such model file");
	}

	// -- Helper methods --

	private PersonCalibration of(CalibrationMode mode) throws IOException {
		return PersonCalibration.of(ModelStore.of(folder), Settings.DEFAULT, mode);
	}

	private void learnt(String face, String voice, String fused) throws IOException {
		String streams = "\"face\": " + face + ", \"voice\": " + voice + ", \"fused\": " + fused;
		String usual = "[0.1, 0.4, 0.1, 0.1, 0.1, 0.1, 0.1]";
		Files.writeString(folder.resolve("people.json"), "{\"format\": 1, \"floor\": 1e-6, \"centre\": {\"least_clips\": 2, "
				+ streams + "}, \"usual\": {\"face\": " + usual + ", \"voice\": " + usual + ", \"fused\": " + usual + "}}");
	}

	private static ClipAnswers face(String person, Scores scores) {
		return new ClipAnswers(Optional.of(new Participant(person, false)), Optional.of(scores), Optional.empty(),
				Optional.of(scores));
	}

	private static ClipAnswers both(String person, Scores face, Scores voice) {
		return new ClipAnswers(Optional.of(new Participant(person, false)), Optional.of(face), Optional.of(voice),
				Optional.of(face));
	}
}
