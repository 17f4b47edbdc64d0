package org.demeanor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.assertj.core.api.Assertions;
import org.demeanor.Modality;
import org.demeanor.Samples;
import org.demeanor.StageException;
import org.demeanor.face.FaceObservation;
import org.demeanor.fusion.AnswerRules;
import org.demeanor.fusion.FrameRule;
import org.demeanor.fusion.FusionModel;
import org.demeanor.fusion.StreamRule;
import org.demeanor.media.Clip;
import org.demeanor.media.ForwardingFrameReader;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.Limits;
import org.demeanor.media.SoundReader;
import org.demeanor.media.TimeSpan;
import org.demeanor.media.open.Clips;
import org.demeanor.model.ModelStore;
import org.demeanor.score.Scores;
import org.demeanor.timeline.TimelineRow;
import org.demeanor.timeline.TimelineSettings;
import org.demeanor.voice.WindowScores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A clip of which only segments are read, against the whole. */
class SegmentsAloneTest {

	private static final List<TimeSpan> SPANS = List.of(new TimeSpan(3.2, 3.8));

	/** A clip whose frames only decoding finds. */
	private static class Unindexed implements Clip {

		private final Clip clip;

		Unindexed(Clip clip) {
			this.clip = clip;
		}

		@Override
		public String name() {
			return clip.name();
		}

		@Override
		public boolean hasFrames() {
			return true;
		}

		@Override
		public boolean hasSound() {
			return false;
		}

		@Override
		public OptionalDouble durationSeconds() {
			return clip.durationSeconds();
		}

		@Override
		public FrameReader openFrames() throws StageException {
			return clip.openFrames();
		}

		@Override
		public SoundReader openSound() throws StageException {
			return clip.openSound();
		}
	}

	/** A clip without sound whose frames stand five times as long, so that it lasts 40 s. */
	private static final class Slower extends Unindexed {

		private static final double TIMES = 5;

		Slower(Clip clip) {
			super(clip);
		}

		@Override
		public OptionalDouble durationSeconds() {
			return OptionalDouble.of(super.durationSeconds().orElseThrow() * TIMES);
		}

		@Override
		public FrameReader openFrames() throws StageException {
			return new ForwardingFrameReader(super.openFrames()) {

				@Override
				public Frame read() throws StageException {
					Frame frame = super.read();
					return frame == null ? null : new Frame(frame.index(), frame.timeSeconds() * TIMES, frame.width(),
							frame.height(), frame.bgr());
				}
			};
		}
	}

	@Test
	void whatItHasIsThatOfTheWhole() throws StageException {
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT, ModelStore.bundled(), 1)) {
			ClipResult whole = analyzer.analyze(clip());
			ClipResult part = analyzer.analyze(clip(), SPANS);
			assertThat(part.faces().observations()).isNotEmpty().isEqualTo(within(SPANS, whole));
			assertThat(part.sound().windows()).isEqualTo(whole.sound().windows().stream()
					.filter(window -> TimeSpan.overlap(SPANS, window.startSeconds(), window.endSeconds())).toList());
			assertThat(part.sound().windows()).extracting(WindowScores::startSeconds).allMatch(start -> start > 0);
			assertThat(part.durationSeconds()).isEqualTo(whole.durationSeconds());
			assertThat(part.notes()).contains("only its segments were read");
			ClipResult ofPart = ClipPart.of(new ClipMoments(part, analyzer.rules()), 3.2, 3.8, 0, OptionalInt.empty());
			ClipResult ofWhole = ClipPart.of(new ClipMoments(whole, analyzer.rules()), 3.2, 3.8, 0, OptionalInt.empty());
			assertThat(ofPart.fused()).isPresent();
			assertThat(ofPart.voice()).isEqualTo(ofWhole.voice());
			assertThat(new ClipMoments(part, SPANS, SPANS, analyzer.rules()).timeline(TimelineSettings.DEFAULT).rows())
					.extracting(TimelineRow::timeSeconds).containsExactly(3.0, 3.5);
			assertThat(analyzer.analyze(new Unindexed(clip()), SPANS).faces()).isEqualTo(part.faces());
		}
	}

	/** Of the steps that reach beyond a segment, the segment's part counts; segments may overlap. */
	@Test
	void theClipsAnswerIsTheMeanOfItsSteps() throws StageException {
		List<TimeSpan> spans = List.of(new TimeSpan(4.3, 6.1), new TimeSpan(.7, 1.2), new TimeSpan(4.1, 4.4));
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT, ModelStore.bundled(), 1)) {
			ClipResult part = analyzer.analyze(clip(), spans);
			AnswerRules plain = new AnswerRules(FrameRule.MEAN, StreamRule.PRODUCT, FusionModel.PLAIN);
			List<TimelineRow> heard = new ClipMoments(part, spans, analyzer.counted(spans), plain).timeline(TimelineSettings.DEFAULT)
					.rows().stream().filter(row -> row.voice().isPresent()).toList();
			Scores mean = FrameRule.weightedMean(heard.stream().map(row -> row.voice().get()).toList(),
					heard.stream().mapToDouble(TimelineRow::voiceWeight).toArray());
			assertThat(part.voice().scores().orElseThrow().toArray())
					.containsExactly(analyzer.rules().voice(mean).toArray(), Assertions.within(1e-9));
			ClipResult whole = analyzer.analyze(clip());
			double voice = whole.sound().voiceSeconds(.7, 1.2).getAsDouble() + whole.sound().voiceSeconds(4.1, 6.1).getAsDouble();
			assertThat(part.sound().voiceSeconds().getAsDouble()).isPositive().isCloseTo(voice, Assertions.within(1e-9))
					.isCloseTo(heard.stream().mapToDouble(TimelineRow::voiceSeconds).sum(), Assertions.within(1e-9));
		}
	}

	/** Longer than from one fresh start of the detector to the next. */
	@Test
	void itsFacesAreThoseOfALongWhole() throws StageException {
		List<TimeSpan> spans = List.of(new TimeSpan(14.1, 15.3), new TimeSpan(33, 37.5));
		assertFacesOfTheWhole(new Slower(clip()), spans);
	}

	@Test
	@EnabledIfEnvironmentVariable(named = "DEMEANOR_DATA", matches = ".+")
	void itsRealFacesAreThoseOfTheWhole() throws StageException {
		Clip film = Clips.open(Samples.real("clips", "d9.mp4"), Limits.DEFAULT);
		List<TimeSpan> spans = List.of(new TimeSpan(12.7, 13.9), new TimeSpan(16.2, 17.5));
		assertFacesOfTheWhole(film, spans);
	}

	@Test
	void theReferenceReadsAll() throws StageException {
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT.withProfile(Profile.REFERENCE), ModelStore.bundled(), 1)) {
			assertThat(analyzer.analyze(clip(), SPANS)).isEqualTo(analyzer.analyze(clip()));
		}
	}

	private static void assertFacesOfTheWhole(Clip clip, List<TimeSpan> spans) throws StageException {
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT.withModalities(Modality.FACE), ModelStore.bundled(), 1)) {
			List<FaceObservation> expected = within(spans, analyzer.analyze(clip));
			assertThat(analyzer.analyze(clip, spans).faces().observations()).isNotEmpty().isEqualTo(expected);
		}
	}

	private static List<FaceObservation> within(List<TimeSpan> spans, ClipResult whole) {
		return whole.faces().observations().stream().filter(seen -> TimeSpan.hold(spans, seen.timeSeconds())).toList();
	}

	private static Clip clip() throws StageException {
		return Clips.open(Samples.DRAWN, Limits.DEFAULT);
	}
}
