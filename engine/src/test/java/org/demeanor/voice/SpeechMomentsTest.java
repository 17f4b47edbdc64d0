package org.demeanor.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

import org.demeanor.model.SpeechOutput;
import org.junit.jupiter.api.Test;

class SpeechMomentsTest {

	/** Ten steps of .1 s a window of 1 s; .25 s are the least. */
	private static final SpeechOutput OUTPUT = new SpeechOutput("speech", 10, .1, .5, .25);

	@Test
	void whatOverlappingWindowsSayOfAMomentIsAveragedAndCountedOnce() {
		SpeechMoments moments = new SpeechMoments(OUTPUT, 1.5, 1);
		moments.add(0, steps(.9f));
		moments.add(.5, steps(.9f));
		assertThat(seconds(moments)).isEqualTo(1.5, within(1e-9));
		SpeechMoments doubted = new SpeechMoments(OUTPUT, 1.5, 1);
		doubted.add(0, steps(.9f));
		doubted.add(.5, steps(0));
		assertThat(seconds(doubted)).as("the shared half is at .45").isEqualTo(.5, within(1e-9));
	}

	@Test
	void windowsNeedNotBeginOnAMoment() {
		SpeechMoments moments = new SpeechMoments(OUTPUT, 2, 1);
		float[] speech = new float[10];
		Arrays.fill(speech, 0, 3, 1);
		moments.add(.72, speech);
		assertThat(seconds(moments)).as("the moments with centres at .75, .85 and .95").isEqualTo(.3, within(1e-9));
	}

	@Test
	void paddingIsNoPartOfTheSound() {
		SpeechMoments moments = new SpeechMoments(OUTPUT, .43, 1);
		moments.add(-.285, steps(1));
		assertThat(seconds(moments)).isEqualTo(.43, within(1e-9));
	}

	@Test
	void aWindowWithTooLittleSpeechCountsNothing() {
		SpeechMoments moments = new SpeechMoments(OUTPUT, 1, .95);
		float[] speech = new float[10];
		speech[0] = speech[1] = .5f;
		assertThat(moments.seconds(speech)).isZero();
		speech[7] = .7f;
		assertThat(moments.seconds(speech)).isEqualTo(.3, within(1e-9));
		assertThat(moments.seconds(steps(1))).as("at most the window").isEqualTo(.95, within(1e-9));
	}

	@Test
	void spansAreInTheClipsTime() {
		SpeechMoments moments = new SpeechMoments(OUTPUT, .95, 1);
		moments.add(0, new float[] { 0, .5f, 1, 0, 0, 0, 0, 0, 0, .9f });
		List<SpeechSpan> spans = moments.spans(2);
		assertThat(spans).hasSize(2);
		assertThat(spans.get(0).startSeconds()).isEqualTo(2.1, within(1e-9));
		assertThat(spans.get(0).endSeconds()).isEqualTo(2.3, within(1e-9));
		assertThat(spans.get(1).endSeconds()).as("the sound's").isEqualTo(2.95, within(1e-9));
		VoiceReading reading = new VoiceReading(.95, false, OptionalDouble.of(seconds(moments)), false, OptionalDouble.empty(),
				List.of(), spans);
		assertThat(reading.voiceSeconds(2.2, 2.92).getAsDouble()).isEqualTo(.12, within(1e-9));
	}

	private static double seconds(SpeechMoments moments) {
		return moments.spans(0).stream().mapToDouble(span -> span.within(0, 100)).sum();
	}

	private static float[] steps(float probability) {
		float[] steps = new float[10];
		Arrays.fill(steps, probability);
		return steps;
	}
}
