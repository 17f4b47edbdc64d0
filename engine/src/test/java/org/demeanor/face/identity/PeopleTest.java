package org.demeanor.face.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.FacePatch;
import org.demeanor.face.image.GrayConverter;
import org.demeanor.media.Frame;
import org.junit.jupiter.api.Test;

class PeopleTest {

	@Test
	void somebodyWhoComesBackKeepsTheNumber() {
		People people = new People();
		people.add(1, 0, 30, look(7, 20, 0));
		people.add(2, 40, 60, look(8, 90, 0));
		people.add(3, 70, 99, look(7, 20, 3));
		assertThat(people.numbers()).isEqualTo(Map.of(1, 1, 2, 2, 3, 1));
	}

	@Test
	void nobodyIsInTwoPlacesAtOnce() {
		People people = new People();
		people.add(1, 0, 30, look(7, 20, 0));
		people.add(2, 30, 60, look(7, 20, 1));
		assertThat(people.numbers()).isEqualTo(Map.of(1, 1, 2, 2));
	}

	@Test
	void numbersFollowTheFirstSightNotTheEndOfTracks() {
		People people = new People();
		people.add(2, 10, 20, look(8, 90, 0));
		people.add(1, 0, 99, look(7, 20, 0));
		assertThat(people.numbers()).isEqualTo(Map.of(1, 1, 2, 2));
	}

	@Test
	void manyLooksOfOnePersonStayOnePerson() {
		People people = new People();
		for (int track = 1; track <= 20; track++)
			people.add(track, 10 * track, 10 * track + 5, look(7, 20, track));
		assertThat(people.numbers().values()).containsOnly(1);
	}

	@Test
	void aLookIsLikeItselfAndUnlikeOthers() {
		Appearance one = look(7, 20, 0);
		assertThat(one.distance(one)).isLessThan(1e-6);
		assertThat(one.distance(look(8, 90, 0))).isGreaterThan(People.SAME_PERSON).isEqualTo(look(8, 90, 0).distance(one));
	}

	@Test
	void hairAboveTheFrameDoesNotMatter() {
		Frame frame = DrawnFaces.frame(0, 7, 20, 0);
		FaceBox atTop = new FaceBox(30, 0, 60, 60);
		Appearance look = new Appearance();
		look.add(frame, atTop, FacePatch.of(GrayConverter.of(frame), atTop));
		assertThat(look.distance(look)).isLessThan(1e-6);
		assertThat(look.distance(look(8, 90, 0))).isFinite();
	}

	// -- Helper methods --

	private static Appearance look(int person, int color, int noise) {
		Appearance look = new Appearance();
		Frame frame = DrawnFaces.frame(0, person, color, noise);
		look.add(frame, DrawnFaces.BOX, FacePatch.of(GrayConverter.of(frame), DrawnFaces.BOX));
		return look;
	}
}
