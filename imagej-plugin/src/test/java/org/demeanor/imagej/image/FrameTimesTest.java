package org.demeanor.imagej.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.demeanor.face.FaceObservation;
import org.demeanor.face.FaceTracks;
import org.demeanor.face.image.FaceBox;
import org.demeanor.score.Scores;
import org.junit.jupiter.api.Test;

class FrameTimesTest {

	private static final Scores SCORES = Scores.of(new double[] { 1, 0, 0, 0, 0, 0, 0 });

	@Test
	void withoutFacesTheIntervalDecides() {
		FrameTimes times = new FrameTimes(1 / 30.0, 100, new FaceTracks(0, 0, 0, List.of()));
		for (int frame = 0; frame < 100; frame++)
			assertThat(times.frame(Math.round(times.seconds(frame) * 1e6) / 1e6)).isEqualTo(frame);
		assertThat(times.frame(-1)).isZero();
		assertThat(times.frame(1e6)).isEqualTo(99);
		assertThat(times.frame(.05)).as("shown until .067").isEqualTo(1);
	}

	/** The camera slows down: the mean interval would be wrong by seconds. */
	@Test
	void whereFacesAreTheirTimesCount() {
		FaceTracks faces = new FaceTracks(4, 4, 1, IntStream.range(0, 4).mapToObj(i -> new FaceObservation(10 * i, i * i / 3.0, 1,
				new FaceBox(0, 0, 9, 9), SCORES)).toList());
		FrameTimes times = new FrameTimes(.1, 31, faces);
		assertThat(times.seconds(30)).isEqualTo(3);
		assertThat(times.frame(1.333333)).isEqualTo(20);
		assertThat(times.frame(1.332)).as("not later than the next frame that is known").isEqualTo(19);
		assertThat(times.seconds(11)).isEqualTo(1 / 3.0 + .1);
	}
}
