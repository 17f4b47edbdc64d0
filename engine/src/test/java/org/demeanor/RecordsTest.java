package org.demeanor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.demeanor.analysis.Settings;
import org.demeanor.face.detection.cascade.CascadeSettings;
import org.demeanor.face.detection.cascade.CascadeSpec;
import org.demeanor.face.sampling.FrameSampling;
import org.demeanor.media.SoundChannel;
import org.demeanor.media.Tracks;
import org.junit.jupiter.api.Test;

class RecordsTest {

	public record Inner(int number, Object any) {}

	public record Outer(String text, double value, Inner inner) {}

	public record Twin(String text, double value, Inner inner) {}

	@Test
	void recordsWithTheSameComponentsAreEqual() {
		assertThat(Records.areEqual(outer("a", 1, 2, null), outer("a", 1, 2, null))).isTrue();
		assertThat(Records.areEqual(outer(null, Double.NaN, 2, Set.of(1)), outer(null, Double.NaN, 2, Set.of(1)))).isTrue();
	}

	@Test
	void eachComponentCounts() {
		Outer one = outer("a", 1, 2, null);
		for (Outer other : new Outer[] { outer("b", 1, 2, null), outer(null, 1, 2, null), outer("a", 3, 2, null),
				outer("a", 1, 3, null), outer("a", 1, 2, "x"), new Outer("a", 1, null) })
			assertThat(Records.areEqual(one, other)).as(other.toString()).isFalse();
		assertThat(Records.areEqual(one, new Twin("a", 1, new Inner(2, null)))).isFalse();
	}

	@Test
	void settingsAreComparedAsByTheirOwnEquals() {
		Settings same = Settings.DEFAULT.withSampling(new FrameSampling(0, Integer.MAX_VALUE, 3, true, 0, false))
				.withDetector(new CascadeSpec(CascadeSpec.Search.STANDARD, new CascadeSettings(1.12, 9, 0)))
				.withTracks(new Tracks(0, 0, new SoundChannel(0)));
		assertThat(same).isEqualTo(Settings.DEFAULT);
		assertThat(Records.areEqual(same, Settings.DEFAULT)).isTrue();
		for (Settings other : new Settings[] { same.withModalities(Modality.FACE),
				same.withTracks(new Tracks(0, 0, SoundChannel.MIX)),
				same.withDetector(new CascadeSpec(CascadeSpec.Search.STANDARD, new CascadeSettings(1.12, 8, 0))),
				same.withSampling(FrameSampling.REFERENCE) })
			assertThat(Records.areEqual(other, Settings.DEFAULT)).as(other.toString()).isFalse();
	}

	private static Outer outer(String text, double value, int number, Object any) {
		return new Outer(text, value, new Inner(number, any));
	}
}
