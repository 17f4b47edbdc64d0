package org.demeanor.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.demeanor.fusion.AnswerRules;
import org.demeanor.fusion.FrameRule;
import org.demeanor.fusion.FusionModel;
import org.demeanor.fusion.StreamRule;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;
import org.junit.jupiter.api.Test;

class SummaryTest {

	private static final Scores HAPPY = Scores.of(.05, .05, .05, .05, .6, .1, .1);
	private static final Scores HAPPIER = Scores.of(.01, .01, .01, .01, .9, .03, .03);
	private static final Scores SAD = Scores.of(.05, .05, .05, .05, .2, .5, .1);

	@Test
	void theFormulasOfTheDocument() {
		// Half-second steps; the last one is shorter.
		List<TimelineRow> rows = rows(SAD, HAPPY, HAPPIER, null, HAPPY, SAD);
		Summary summary = happy(rows, 0, 2.8);
		assertThat(summary.seconds()).isEqualTo(2.3, within(1e-12));
		assertThat(summary.share()).isEqualTo(1.5 / 2.3, within(1e-12));
		assertThat(summary.mean()).isEqualTo((.5 * .2 + .5 * .6 + .5 * .9 + .5 * .6 + .3 * .2) / 2.3, within(1e-12));
		assertThat(summary.peak()).isEqualTo(.9);
		assertThat(summary.peakSeconds()).isEqualTo(1);
		assertThat(summary.episodes()).as("a step without an answer ends an episode").isEqualTo(2);
		assertThat(summary.episodeSeconds().getAsDouble()).isEqualTo(.75, within(1e-12));
		assertThat(summary.latencySeconds()).hasValue(.5);
	}

	@Test
	void aSegmentCountsItsShareOfASteps() {
		Summary summary = happy(rows(SAD, HAPPY, HAPPIER, SAD), .9, 1.6);
		assertThat(summary.seconds()).isEqualTo(.7, within(1e-12));
		assertThat(summary.share()).isEqualTo(.6 / .7, within(1e-12));
		assertThat(summary.latencySeconds()).hasValue(0);
		assertThat(summary.episodes()).isEqualTo(1);
	}

	@Test
	void whatDoesNotOccurHasNoLatency() {
		Summary summary = happy(rows(SAD, SAD), 0, 1);
		assertThat(summary.share()).isZero();
		assertThat(summary.episodes()).isZero();
		assertThat(summary.episodeSeconds()).isEmpty();
		assertThat(summary.latencySeconds()).isEmpty();
		assertThat(Summary.of(rows(SAD), TimelineRow::voice, Emotion.HAPPY, 0, 1)).isEmpty();
		assertThat(Summary.of(rows(SAD), TimelineRow::face, Emotion.HAPPY, 3, 4)).isEmpty();
	}

	private static Summary happy(List<TimelineRow> rows, double start, double end) {
		return Summary.of(rows, TimelineRow::face, Emotion.HAPPY, start, end).orElseThrow();
	}

	/** Half-second steps; the sixth one ends at 2.8 s. */
	private static List<TimelineRow> rows(Scores... faces) {
		AnswerRules rules = new AnswerRules(FrameRule.MEAN, StreamRule.PRODUCT, FusionModel.PLAIN);
		List<TimelineRow> rows = new ArrayList<>();
		for (int step = 0; step < faces.length; step++) {
			Optional<Scores> face = Optional.ofNullable(faces[step]);
			rows.add(new TimelineRow(step * .5, step == 5 ? 2.8 : step * .5 + .5, OptionalInt.of(1), 1, OptionalDouble.empty(), face, 0, 0,
					Optional.empty(), rules.fused(face, Optional.empty()), Optional.empty()));
		}
		return rows;
	}
}
