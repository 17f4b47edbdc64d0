package org.demeanor.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.demeanor.face.identity.DrawnFaces;
import org.demeanor.face.image.GrayConverter;
import org.demeanor.media.Frame;
import org.junit.jupiter.api.Test;

class FaceTrailsTest {

	private final FaceTrails trails = new FaceTrails();
	private int next;

	@Test
	void somebodyElseInTheSamePlaceLeavesAnotherTrail() {
		List<Integer> first = look(1, 7, 20);
		List<Integer> second = look(1, 8, 90);
		List<Integer> third = look(1, 7, 20);
		Map<Integer, Integer> people = trails.people();
		assertThat(first).allSatisfy(trail -> assertThat(people).containsEntry(trail, 1));
		assertThat(second).allSatisfy(trail -> assertThat(people).containsEntry(trail, 2));
		assertThat(third).allSatisfy(trail -> assertThat(people).containsEntry(trail, 1));
	}

	@Test
	void twoTracksOfOnePersonAreJoinedOnceTheFirstHasEnded() {
		List<Integer> first = look(1, 7, 20);
		trails.endAllBut(none -> false);
		List<Integer> second = look(2, 7, 20);
		Map<Integer, Integer> people = trails.people();
		assertThat(first.get(0)).isNotEqualTo(second.get(0));
		assertThat(people.values()).containsOnly(1);
	}

	@Test
	void whoIsSeenOnlyWhereNothingCountsIsNobody() {
		List<Integer> before = look(1, 7, 20, false);
		trails.endAllBut(none -> false);
		List<Integer> seen = look(2, 8, 90);
		assertThat(trails.people()).containsOnly(Map.entry(seen.get(0), 1)).doesNotContainKey(before.get(0));
	}

	// -- Helper methods --

	/** Five frames; returns their trails. */
	private List<Integer> look(int track, int person, int color) {
		return look(track, person, color, true);
	}

	private List<Integer> look(int track, int person, int color, boolean counts) {
		List<Integer> found = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			Frame frame = DrawnFaces.frame(next++, person, color, next);
			found.add(trails.add(track, frame, GrayConverter.of(frame), DrawnFaces.BOX, counts).trail());
		}
		return found;
	}
}
