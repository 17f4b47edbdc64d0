package org.demeanor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.demeanor.Modality;
import org.demeanor.Samples;
import org.demeanor.StageException;
import org.demeanor.face.FaceObservation;
import org.demeanor.face.sampling.FrameSampling;
import org.demeanor.fusion.StreamState;
import org.demeanor.media.Clip;
import org.demeanor.media.TimeSpan;
import org.demeanor.media.open.Clips;
import org.demeanor.model.ModelStore;
import org.junit.jupiter.api.Test;

/** A clip of which a frame is looked at every so often. */
class SampleEveryTest {

	@Test
	void facesAreThoseOfTheFramesAroundTheAskedTimes() throws StageException {
		ClipResult found = analyze(FrameSampling.STANDARD.every(.5), List.of());
		assertThat(found.faces().framesSampled()).isEqualTo(17);
		assertThat(found.faces().observations()).hasSizeGreaterThan(5)
				.extracting(seen -> Math.floor(seen.timeSeconds() / .5 + .5)).doesNotHaveDuplicates();
		assertThat(found.faces().people()).isEqualTo(1);
	}

	@Test
	void segmentsTakeTheSameFrames() throws StageException {
		List<TimeSpan> spans = List.of(new TimeSpan(1.2, 3.2));
		ClipResult whole = analyze(FrameSampling.STANDARD.every(.5), List.of());
		assertThat(frames(analyze(FrameSampling.STANDARD.every(.5), spans)).toList()).isNotEmpty()
				.isEqualTo(whole.faces().observations().stream().filter(seen -> TimeSpan.hold(spans, seen.timeSeconds()))
						.map(FaceObservation::frame).toList());
	}

	/** The sample has a key frame every second. */
	@Test
	void whereNoFrameIsAtTheAskedTimesNobodySaysThatNoFaceWasFound() throws StageException {
		ClipResult found = analyze(FrameSampling.STANDARD.every(.1, true), List.of(new TimeSpan(1.3, 1.7)));
		assertThat(found.faces().framesSampled()).isZero();
		assertThat(found.status()).isEqualTo(ClipStatus.NO_FACE);
		assertThat(found.explanation()).contains("no frame was looked at").doesNotContain("no face found");
		assertThat(found.sawAllFrames()).isTrue();
	}

	@Test
	void aSegmentBetweenTwoFramesDoesNotSayThatNoFaceWasFound() throws StageException {
		TimeSpan between = new TimeSpan(1.13, 1.19);
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT, ModelStore.bundled(), 1)) {
			for (ClipResult found : List.of(analyzer.analyze(clip()), analyzer.analyze(clip(), List.of(between))))
				assertThat(ClipPart.of(new ClipMoments(found, analyzer.rules()), between.startSeconds(), between.endSeconds(), 0,
						OptionalInt.empty()).face().state()).isEqualTo(StreamState.NO_FRAMES);
			assertThat(analyzer.analyze(clip(), List.of(between)).explanation()).doesNotContain("no face found");
		}
	}

	@Test
	void theVoiceIsThatOfTheWholeSound() throws StageException {
		try (Analyzer all = new Analyzer(Settings.DEFAULT.withModalities(Modality.VOICE), ModelStore.bundled(), 1);
				Analyzer few = new Analyzer(Settings.DEFAULT.withSampling(FrameSampling.STANDARD.every(3)), ModelStore.bundled(), 1)) {
			assertThat(few.analyze(clip()).voice()).isEqualTo(all.analyze(clip()).voice());
		}
	}

	// -- Helper methods --

	private static ClipResult analyze(FrameSampling sampling, List<TimeSpan> spans) throws StageException {
		Settings settings = Settings.DEFAULT.withModalities(Modality.FACE).withSampling(sampling);
		try (Analyzer analyzer = new Analyzer(settings, ModelStore.bundled(), 1)) {
			return analyzer.analyze(clip(), spans);
		}
	}

	private static Stream<Integer> frames(ClipResult result) {
		return result.faces().observations().stream().map(FaceObservation::frame);
	}

	private static Clip clip() throws StageException {
		return Clips.open(Samples.DRAWN);
	}
}
