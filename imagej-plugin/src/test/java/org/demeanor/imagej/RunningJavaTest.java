package org.demeanor.imagej;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningJavaTest {

	@ParameterizedTest
	@CsvSource({ "1.8, false", "9, false", "11, false", "16, false", "17, true", "25, true" })
	void isEnoughFrom17On(String version, boolean enough) {
		assertThat(RunningJava.isEnough(version)).isEqualTo(enough);
	}

	@Test
	void whatIsMissingIsSaidInOneLine() {
		assertThat(Console.of(RunningJava::complain)).hasLineCount(1).startsWith("Demeanor: Demeanor needs Java 17 or newer");
	}
}
