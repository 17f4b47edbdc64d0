package org.demeanor.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {

	/** A picture of 3 x 2 whose pixels are numbered: what stands where afterwards, as the EXIF standard draws it. */
	@ParameterizedTest
	@CsvSource({ "1,3,012345", "2,3,210543", "3,3,543210", "4,3,345012", "5,2,031425", "6,2,304152", "7,2,524130",
			"8,2,251403", "0,3,012345", "9,3,012345" })
	void eachValueOfTheTagMovesThePixelsAsTheStandardDrawsIt(int value, int width, String expected) {
		byte[] bgr = new byte[18];
		for (int i = 0; i < bgr.length; i++)
			bgr[i] = (byte) (10 * (i / 3) + i % 3);
		Frame upright = Orientation.ofExif(value).upright(new Frame(7, 1.5, 3, 2, bgr, 2), byte[]::new);
		assertThat(upright.width()).isEqualTo(width);
		assertThat(upright.height()).isEqualTo(6 / width);
		assertThat(upright.pixelAspect()).isEqualTo(width == 3 ? 2 : .5);
		assertThat(upright.index()).isEqualTo(7);
		StringBuilder seen = new StringBuilder();
		for (int i = 0; i < bgr.length; i += 3) {
			seen.append(upright.bgr()[i] / 10);
			assertThat(upright.bgr()[i + 2]).isEqualTo((byte) (upright.bgr()[i] + 2));
		}
		assertThat(seen).hasToString(expected);
	}

	@ParameterizedTest
	@CsvSource({ "1,0,0,1,1", "-1,0,0,1,2", "-1,0,0,-1,3", "1,0,0,-1,4", "0,1,1,0,5", "0,-1,1,0,6", "0,-1,-1,0,7",
			"0,1,-1,0,8", "0.9,0.2,-0.2,0.9,1", "0,0,0,0,1" })
	void aMapOfThePlaneIsTheNearestOrientation(double xx, double xy, double yx, double yy, int value) {
		assertThat(Orientation.ofMatrix(xx, xy, yx, yy)).isEqualTo(Orientation.ofExif(value));
	}

	@Test
	void aPictureOfOneColumnIsTurnedToo() {
		Frame lying = Orientation.ofExif(6).upright(new Frame(0, 0, 1, 2, new byte[] { 1, 1, 1, 2, 2, 2 }), byte[]::new);
		assertThat(lying.width()).isEqualTo(2);
		assertThat(lying.bgr()).containsExactly(2, 2, 2, 1, 1, 1);
	}
}
