package org.demeanor.imagej.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.awt.Rectangle;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablePlacesTest {

	private static final Rectangle SCREEN = new Rectangle(0, 25, 1600, 975);

	@ParameterizedTest
	@CsvSource({ "10, 100, 660, 560", "0, 25, 1300, 975", "300, 25, 1300, 975", "0, 25, 1600, 800", "0, 200, 1600, 800",
			"500, 300, 600, 400" })
	void tablesLieBesideTheImageAndOnTheScreen(int x, int y, int width, int height) {
		Rectangle image = new Rectangle(x, y, width, height);
		for (int number = 0; number < 9; number++) {
			Rectangle table = TablePlaces.place(SCREEN, image, new Dimension(700, 400), number);
			assertThat(SCREEN.contains(table)).as(table.toString()).isTrue();
			assertThat(table.intersects(image)).as(table.toString()).isFalse();
		}
	}

	@Test
	void eachTableLeavesTheTitleOfTheOneBefore() {
		Rectangle image = new Rectangle(10, 100, 660, 560);
		Rectangle first = TablePlaces.place(SCREEN, image, new Dimension(700, 400), 0);
		Rectangle second = TablePlaces.place(SCREEN, image, new Dimension(700, 400), 1);
		assertThat(second.y - first.y).isEqualTo(30);
		assertThat(second.getSize()).isEqualTo(new Dimension(700, 400));
	}

	@Test
	void overAnImageAsLargeAsTheScreenTheyLieAtTheLowerRight() {
		assertThat(TablePlaces.place(SCREEN, SCREEN, new Dimension(700, 400), 3)).isEqualTo(new Rectangle(900, 600, 700, 400));
	}
}
