package org.demeanor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.demeanor.Modality;
import org.demeanor.Samples;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.ForwardingClip;
import org.demeanor.media.FrameReader;
import org.demeanor.media.SoundReader;
import org.demeanor.media.TimeSpan;
import org.demeanor.media.Wav;
import org.demeanor.media.open.Clips;
import org.demeanor.model.ModelStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sound that one thread decodes and another hears has the results of one thread. */
class SoundOnTwoCoresTest {

	private static final int RATE = 48_000;
	private static final Settings VOICE = Settings.DEFAULT.withModalities(Modality.VOICE);

	@TempDir
	private Path folder;

	@Test
	void withTwoThreadsOneDecodesWhileAnotherHears() throws StageException, IOException {
		for (int threads : new int[] { 1, 2 }) {
			Watched clip = new Watched(tone(20), Long.MAX_VALUE);
			analyze(VOICE, clip, threads, List.of());
			Set<Thread> hearing = new HashSet<>(clip.opening);
			hearing.retainAll(clip.reading);
			assertThat(hearing).hasSize(threads == 1 ? 1 : 0);
			assertThat(clip.reading).hasSize(1);
		}
	}

	@Test
	void resultsAreThoseOfOneThread() throws StageException, IOException {
		Clip drawn = Clips.open(Samples.DRAWN);
		for (List<TimeSpan> spans : List.of(List.<TimeSpan>of(), List.of(new TimeSpan(1, 2), new TimeSpan(14, 15)))) {
			for (Settings settings : List.of(Settings.DEFAULT, VOICE, VOICE.withProfile(Profile.REFERENCE)))
				assertAlike(settings, drawn, spans);
			assertAlike(VOICE, tone(20), spans);
			assertAlike(VOICE, Clips.open(Wav.shorts(folder.resolve("silence.wav"), 1, RATE, new int[16 * RATE])), spans);
		}
	}

	@Test
	void aFaultHalfWayNamesFileAndStageAsWithOneThread() throws StageException, IOException {
		for (int threads : new int[] { 1, 2 }) {
			Watched clip = new Watched(tone(20), 11L * RATE);
			ClipResult result = analyze(VOICE, clip, threads, List.of());
			assertThat(result.status()).isEqualTo(ClipStatus.FAILED);
			assertThat(result.failures()).singleElement().satisfies(failure -> assertThat(failure).isSameAs(clip.broken));
			assertThat(clip.closed).isTrue();
		}
	}

	private static void assertAlike(Settings settings, Clip clip, List<TimeSpan> spans) throws StageException {
		ClipResult one = analyze(settings, clip, 1, spans);
		ClipResult two = analyze(settings, clip, 2, spans);
		assertThat(two).usingRecursiveComparison().isEqualTo(one);
		assertThat(two.sound().durationSeconds()).isPositive();
	}

	private static ClipResult analyze(Settings settings, Clip clip, int threads, List<TimeSpan> spans) throws StageException {
		try (Analyzer analyzer = new Analyzer(settings, ModelStore.bundled(), threads)) {
			return analyzer.analyze(clip, spans);
		}
	}

	private Clip tone(int seconds) throws StageException, IOException {
		int[] samples = new int[seconds * RATE];
		for (int i = 0; i < samples.length; i++)
			samples[i] = (int) (9000 * Math.sin(i / 40.0) * Math.sin(i / 20_000.0));
		return Clips.open(Wav.shorts(folder.resolve("tone.wav"), 1, RATE, samples));
	}

	/** Knows which threads open and read its sound, which breaks off somewhere. */
	private static final class Watched extends ForwardingClip {

		private final Set<Thread> opening = ConcurrentHashMap.newKeySet();
		private final Set<Thread> reading = ConcurrentHashMap.newKeySet();
		private final StageException broken = new StageException(Stage.MEDIA, "tone.wav", "broken");
		private final long whole;
		private volatile boolean closed;

		/** @param whole samples */
		Watched(Clip clip, long whole) {
			super(clip);
			this.whole = whole;
		}

		@Override
		protected FrameReader wrap(FrameReader frames) {
			return frames;
		}

		@Override
		protected SoundReader wrap(SoundReader sound) {
			opening.add(Thread.currentThread());
			return new SoundReader() {

				private long samples;

				@Override
				public double startSeconds() {
					return sound.startSeconds();
				}

				@Override
				public int read(float[] values, int offset, int length) throws StageException {
					reading.add(Thread.currentThread());
					if (samples >= whole)
						throw broken;
					int count = sound.read(values, offset, length);
					samples += count;
					return count;
				}

				@Override
				public void close() {
					closed = true;
					sound.close();
				}
			};
		}
	}
}
