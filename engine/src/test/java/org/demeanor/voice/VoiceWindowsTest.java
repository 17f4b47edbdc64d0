package org.demeanor.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.demeanor.StageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceWindowsTest {

	private static final int LENGTH = 144_000;
	private static final WindowPlan REFERENCE = WindowPlan.single(LENGTH, 24_000);
	private static final WindowPlan STANDARD = WindowPlan.covering(LENGTH, 72_000, 1);

	// -- One window --

	@Test
	void singleBeginsAtTheOffsetAndReadsOn() throws StageException {
		MemorySound sound = ramp(200_000);
		VoiceWindows windows = new VoiceWindows(sound, REFERENCE);
		assertWindow(windows.next(), 0.5, 24_001, LENGTH, 0);
		assertThat(sound.remaining()).isPositive();
		assertThat(windows.next()).isNull();
		assertThat(sound.remaining()).isZero();
		assertThat(windows.soundSeconds()).isEqualTo(200_000 / 48_000.0);
		assertThat(windows.peak()).isEqualTo(200_000);
	}

	@Test
	void singleOfJustEnoughIsNotPadded() throws StageException {
		assertWindow(only(ramp(168_000), REFERENCE), 0.5, 24_001, LENGTH, 0);
	}

	@Test
	void singlePadsBothSidesWithTheOddZeroBehind() throws StageException {
		assertWindow(only(ramp(124_001), REFERENCE), 0.5, 24_001, 100_001, 21_999);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 10_000, 24_000 })
	void singleTakesASoundThatEndsBeforeTheOffsetWhole(int length) throws StageException {
		assertWindow(only(ramp(length), REFERENCE), 0, 1, length, (LENGTH - length) / 2);
	}

	// -- Windows that cover the sound --

	@ParameterizedTest
	@CsvSource({ "144000, 0", "144001, 0:1", "216000, 0:72000", "216001, 0:72000:72001",
		"240000, 0:72000:96000", "500000, 0:72000:144000:216000:288000:356000" })
	void coveringWindowsEndWithTheSound(int length, String starts) throws StageException {
		List<VoiceWindow> windows = all(ramp(length), STANDARD);
		int[] expected = Arrays.stream(starts.split(":")).mapToInt(Integer::parseInt).toArray();
		assertThat(windows).hasSize(expected.length);
		for (int i = 0; i < expected.length; i++)
			assertWindow(windows.get(i), expected[i] / 48_000.0, expected[i] + 1, LENGTH, 0);
	}

	@ParameterizedTest
	@CsvSource({ "144000, 0, 0", "144001, 0:512, 511", "215680, 0:71680, 0", "215681, 0:71680:72192, 511",
			"500000, 0:71680:143360:215040:286720:356352, 352" })
	void coveringWindowsBeginOnTheGrid(int length, String starts, int silent) throws StageException {
		List<VoiceWindow> windows = all(ramp(length), WindowPlan.covering(LENGTH, 71_680, 512));
		int[] expected = Arrays.stream(starts.split(":")).mapToInt(Integer::parseInt).toArray();
		assertThat(windows).hasSize(expected.length);
		for (int i = 0; i < expected.length; i++) {
			boolean last = i == expected.length - 1;
			assertWindow(windows.get(i), expected[i] / 48_000.0, expected[i] + 1, LENGTH - (last ? silent : 0), 0);
			assertThat(windows.get(i).moved()).isEqualTo(i == 0 ? 0 : expected[i] - expected[i - 1]);
		}
	}

	@Test
	void coveringPadsAShortSound() throws StageException {
		assertWindow(only(ramp(100_000), STANDARD), 0, 1, 100_000, 22_000);
	}

	@Test
	void windowsAreTheReceiversToKeep() throws StageException {
		VoiceWindows windows = new VoiceWindows(ramp(300_000), STANDARD);
		float[] first = windows.next().samples();
		float[] copy = first.clone();
		Arrays.fill(windows.next().samples(), -1);
		assertWindow(windows.next(), 3, 144_001, LENGTH, 0);
		assertThat(first).isEqualTo(copy);
	}

	@Test
	void windowsThatNobodyWantsAreReadAndNotGiven() throws StageException {
		VoiceWindows windows = new VoiceWindows(ramp(600_000), STANDARD, start -> start >= 3 && start < 5 || start >= 7.5);
		List<VoiceWindow> given = new ArrayList<>();
		for (VoiceWindow window = windows.next(); window != null; window = windows.next())
			given.add(window);
		assertThat(given).extracting(VoiceWindow::startSeconds).containsExactly(3.0, 4.5, 7.5, 9.0, 9.5);
		assertThat(given).extracting(VoiceWindow::moved).containsExactly(0, 72_000, 0, 72_000, 24_000);
		assertWindow(given.get(2), 7.5, 360_001, LENGTH, 0);
		assertThat(windows.soundSeconds()).isEqualTo(12.5);
		assertThat(windows.peak()).isEqualTo(600_000);
	}

	// -- The whole sound --

	@Test
	void startIsInTheTimeOfTheClip() throws StageException {
		List<VoiceWindow> windows = all(new MemorySound(216_000, 2.43, i -> i), STANDARD);
		assertThat(windows).extracting(VoiceWindow::startSeconds).containsExactly(2.43, 3.93);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0, true", "1000, 0, true", "1000, 0.00009, true", "1000, -0.00009, true", "1000, 0.0001, false",
		"1000, -0.5, false" })
	void silenceIsBelowMinus80DecibelsEverywhere(int length, double last, boolean silent) throws StageException {
		VoiceWindows windows = new VoiceWindows(new MemorySound(length, 0, i -> i == length - 1 ? last : 0), REFERENCE);
		while (windows.next() != null)
			assertThat(length).isPositive();
		assertThat(windows.isSilent()).isEqualTo(silent);
		assertThat(windows.peak()).isEqualTo((float) Math.abs(last));
	}

	@Test
	void onePeakAnywhereIsSound() throws StageException {
		for (int peak : new int[] { 0, 23_999, 24_000, 168_001, 399_999 }) {
			VoiceWindows windows = new VoiceWindows(new MemorySound(400_000, 0, i -> i == peak ? 0.01 : 0), REFERENCE);
			windows.next();
			assertThat(windows.next()).isNull();
			assertThat(windows.isSilent()).as("peak at sample %d", peak).isFalse();
		}
	}

	@Test
	void noSamplesNoWindow() throws StageException {
		for (WindowPlan plan : List.of(REFERENCE, STANDARD)) {
			VoiceWindows windows = new VoiceWindows(ramp(0), plan);
			assertThat(windows.next()).isNull();
			assertThat(windows.next()).isNull();
			assertThat(windows.soundSeconds()).isZero();
			assertThat(windows.isSilent()).isTrue();
		}
	}

	@Test
	void peakIsNotKnownBeforeTheEnd() throws StageException {
		VoiceWindows windows = new VoiceWindows(ramp(400_000), REFERENCE);
		windows.next();
		assertThatIllegalStateException().isThrownBy(windows::isSilent);
		assertThatIllegalStateException().isThrownBy(windows::soundSeconds);
	}

	@Test
	void anHourComesInThousandsOfWindows() throws StageException {
		int hour = 3600 * 48_000;
		VoiceWindows windows = new VoiceWindows(new MemorySound(hour, 0, i -> 0.1), STANDARD);
		int count = 0;
		while (windows.next() != null)
			count++;
		assertThat(count).isEqualTo(2399);
		assertThat(windows.soundSeconds()).isCloseTo(3600, within(1e-9));
	}

	@Test
	void refusesPlansThatCannotBe() {
		assertThatIllegalArgumentException().isThrownBy(() -> WindowPlan.covering(LENGTH, 0, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> WindowPlan.covering(LENGTH, LENGTH + 1, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> WindowPlan.covering(LENGTH, 72_000, 512));
		assertThatIllegalArgumentException().isThrownBy(() -> WindowPlan.single(0, 0));
		assertThatIllegalArgumentException().isThrownBy(() -> WindowPlan.single(LENGTH, LENGTH + 1));
	}

	// -- Helper methods --

	/** A sound whose samples are 1, 2, 3, ...: each says where it is, and none is 0. */
	private static MemorySound ramp(int length) {
		return new MemorySound(length, 0, i -> i + 1);
	}

	private static List<VoiceWindow> all(MemorySound sound, WindowPlan plan) throws StageException {
		VoiceWindows windows = new VoiceWindows(sound, plan);
		List<VoiceWindow> list = new ArrayList<>();
		for (VoiceWindow window = windows.next(); window != null; window = windows.next())
			list.add(window);
		return list;
	}

	private static VoiceWindow only(MemorySound sound, WindowPlan plan) throws StageException {
		List<VoiceWindow> windows = all(sound, plan);
		assertThat(windows).hasSize(1);
		return windows.get(0);
	}

	/** That the window has so many zeros, then a ramp from a value on, then zeros. */
	private static void assertWindow(VoiceWindow window, double start, int firstValue, int count, int zerosBefore) {
		float[] expected = new float[LENGTH];
		for (int i = 0; i < count; i++)
			expected[zerosBefore + i] = firstValue + i;
		assertThat(window.startSeconds()).isCloseTo(start, within(1e-12));
		assertThat(window.samples()).isEqualTo(expected);
	}
}
