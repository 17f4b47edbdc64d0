package org.demeanor.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.demeanor.score.Scores;
import org.demeanor.timeline.speaker.Speaker;
import org.junit.jupiter.api.Test;

class TimelineTest {

	private static final OptionalInt NOBODY = OptionalInt.empty();
	private static final Optional<Scores> SCORES = Optional.of(Scores.of(1, 0, 0, 0, 0, 0, 0));

	/** A narrator speaks over the person, then a partner who is not seen, then somebody who is not known. */
	@Test
	void othersVoicesAreNotAboutThePerson() {
		List<TimelineRow> rows = List.of(row(0, NOBODY, Optional.of(Speaker.OFF_SCREEN)), row(0, OptionalInt.of(1), Optional.of(Speaker.OFF_SCREEN)),
				row(1, NOBODY, Optional.of(Speaker.of(2))), row(1, OptionalInt.of(1), Optional.of(Speaker.of(2))),
				row(2, NOBODY, Optional.empty()), row(3, NOBODY, Optional.of(Speaker.of(1))), row(4, OptionalInt.of(2), Optional.empty()));
		assertThat(new Timeline(1, rows).about(OptionalInt.of(1))).containsExactly(rows.get(1), rows.get(3), rows.get(4), rows.get(5));
	}

	@Test
	void aClipWithoutFacesIsAboutItsVoice() {
		List<TimelineRow> rows = List.of(row(0, NOBODY, Optional.empty()), row(1, NOBODY, Optional.empty()));
		assertThat(new Timeline(1, rows).about(NOBODY)).isEqualTo(rows);
	}

	private static TimelineRow row(double start, OptionalInt person, Optional<Speaker> speaker) {
		return new TimelineRow(start, start + 1, person, person.isPresent() ? 5 : 0, OptionalDouble.empty(), SCORES, 1, 1, SCORES, SCORES, speaker);
	}
}
