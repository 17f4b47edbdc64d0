package org.demeanor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.demeanor.Samples;
import org.demeanor.StageException;
import org.demeanor.face.FaceObservation;
import org.demeanor.media.Clip;
import org.demeanor.media.FrameReader;
import org.demeanor.media.Limits;
import org.demeanor.media.SoundReader;
import org.demeanor.media.TimeSpan;
import org.demeanor.media.open.Clips;
import org.demeanor.model.ModelStore;
import org.demeanor.timeline.TimelineRow;
import org.demeanor.timeline.TimelineSettings;
import org.demeanor.voice.WindowScores;
import org.junit.jupiter.api.Test;

/** A clip of which only segments are read, against the whole. */
class SegmentsAloneTest {

	private static final List<TimeSpan> SPANS = List.of(new TimeSpan(3.2, 3.8));

	/** A clip whose frames only decoding finds. */
	private record Unindexed(Clip clip) implements Clip {

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

	@Test
	void whatItHasIsThatOfTheWhole() throws StageException {
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT, ModelStore.bundled(), 1)) {
			ClipResult whole = analyzer.analyze(clip());
			ClipResult part = analyzer.analyze(clip(), SPANS);
			assertSameFaces(part.faces().observations(), whole.faces().observations().stream()
					.filter(seen -> TimeSpan.hold(SPANS, seen.timeSeconds())).toList());
			assertThat(part.sound().windows()).isEqualTo(whole.sound().windows().stream()
					.filter(window -> TimeSpan.overlap(SPANS, window.startSeconds(), window.endSeconds())).toList());
			assertThat(part.sound().windows()).extracting(WindowScores::startSeconds).allMatch(start -> start > 0);
			assertThat(part.durationSeconds()).isEqualTo(whole.durationSeconds());
			assertThat(part.notes()).contains("only its segments were read");
			ClipResult ofPart = ClipPart.of(part, 3.2, 3.8, 0, OptionalInt.empty(), analyzer.rules());
			ClipResult ofWhole = ClipPart.of(whole, 3.2, 3.8, 0, OptionalInt.empty(), analyzer.rules());
			assertThat(ofPart.fused()).isPresent();
			assertThat(ofPart.voice()).isEqualTo(ofWhole.voice());
			assertThat(new ClipMoments(part, SPANS, analyzer.rules()).timeline(TimelineSettings.DEFAULT).rows())
					.extracting(TimelineRow::timeSeconds).containsExactly(3.0, 3.5);
			assertSameFaces(analyzer.analyze(new Unindexed(clip()), SPANS).faces().observations(), part.faces().observations());
		}
	}

	@Test
	void theReferenceReadsAll() throws StageException {
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT.withProfile(Profile.REFERENCE), ModelStore.bundled(), 1)) {
			assertThat(analyzer.analyze(clip(), SPANS)).isEqualTo(analyzer.analyze(clip()));
		}
	}

	/** A detector that follows faces may place them a few pixels apart, as it began elsewhere. */
	private static void assertSameFaces(List<FaceObservation> found, List<FaceObservation> expected) {
		assertThat(found).isNotEmpty().hasSameSizeAs(expected);
		for (int i = 0; i < found.size(); i++) {
			assertThat(found.get(i).frame()).isEqualTo(expected.get(i).frame());
			assertThat(found.get(i).timeSeconds()).isEqualTo(expected.get(i).timeSeconds());
			assertThat(found.get(i).face()).isEqualTo(expected.get(i).face());
			assertThat(found.get(i).box().overlap(expected.get(i).box())).isGreaterThan(.8);
		}
	}

	private static Clip clip() throws StageException {
		return Clips.open(Samples.DRAWN, Limits.DEFAULT);
	}
}
