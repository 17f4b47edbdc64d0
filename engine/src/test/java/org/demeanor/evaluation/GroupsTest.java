package org.demeanor.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.demeanor.calibration.Participant;
import org.demeanor.calibration.Participants;
import org.demeanor.dataset.DataSet;
import org.demeanor.dataset.LabelledFile;
import org.demeanor.score.Emotion;
import org.junit.jupiter.api.Test;

class GroupsTest {

	private static final Participant ANN = new Participant("ann", false);
	private static final Participant BOB = new Participant("bob", true);

	@Test
	void clipsOfOneParticipantAreDrawnTogether() {
		DataSet data = data(Optional.empty(), Optional.empty());
		Groups groups = Groups.of(data, Participants.of(Map.of("0", ANN, "1", ANN, "2", BOB)));
		assertThat(groups.kind()).isEqualTo("participants");
		assertThat(names(groups, data)).containsExactly("of ann", "of ann", "of bob", "3");
		assertThat(groups.alone()).isEqualTo(1);
	}

	@Test
	void participantsComeBeforeActorsAndTheseBeforeItems() {
		DataSet known = data(Optional.of(1), Optional.of(2));
		assertThat(Groups.of(known, Participants.of(Map.of("0", ANN, "1", BOB))).kind()).isEqualTo("participants");
		Groups actors = Groups.of(known, Participants.NONE);
		assertThat(actors.kind()).isEqualTo("actors");
		assertThat(names(actors, known)).containsExactly("1", "1", "2", "2");
		assertThat(actors.alone()).isZero();
		assertThat(Groups.of(data(Optional.of(1), Optional.empty()), Participants.NONE).kind()).isEqualTo("items");
	}

	@Test
	void aSinglePersonCannotBeDrawn() {
		Map<String, Participant> all = Map.of("0", ANN, "1", ANN, "2", ANN, "3", ANN);
		DataSet data = data(Optional.of(1), Optional.of(1));
		for (Participants people : List.of(Participants.of(all), Participants.NONE)) {
			Groups groups = Groups.of(data, people);
			assertThat(groups.kind()).isEqualTo("items");
			assertThat(names(groups, data)).containsExactly("0", "1", "2", "3");
			assertThat(groups.alone()).isZero();
		}
	}

	// -- Helper methods --

	private static List<String> names(Groups groups, DataSet data) {
		return data.items().stream().map(groups::of).toList();
	}

	/** Four items, two of each actor. */
	private static DataSet data(Optional<Integer> first, Optional<Integer> second) {
		return new DataSet(List.of(item("0", first), item("1", first), item("2", second), item("3", second)), Map.of());
	}

	private static LabelledFile item(String name, Optional<Integer> actor) {
		return new LabelledFile(name, Emotion.HAPPY, actor, List.of(Path.of(name + ".mp4")));
	}
}
