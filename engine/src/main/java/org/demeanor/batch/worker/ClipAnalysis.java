package org.demeanor.batch.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.ClipMoments;
import org.demeanor.analysis.ClipResult;
import org.demeanor.batch.input.ClipFile;
import org.demeanor.fusion.StreamScores;
import org.demeanor.fusion.StreamState;
import org.demeanor.media.Clip;
import org.demeanor.media.Limits;
import org.demeanor.media.TimeSpan;
import org.demeanor.media.Tracks;
import org.demeanor.media.open.Clips;
import org.demeanor.report.ClipOutput;
import org.demeanor.report.video.Film;

/** What every process of a run does with a clip: opens it, analyses it, writes its files. */
final class ClipAnalysis {

	private static final StreamScores NOTHING = StreamScores.none(StreamState.NOT_ASKED);

	private final Analyzer analyzer;
	private final Limits limits;
	private final Path out;
	private final List<ClipOutput> outputs;

	/**
	 * @param analyzer remains the caller's to close
	 * @param out the folder of the results
	 * @param outputs the files that each clip gets
	 */
	ClipAnalysis(Analyzer analyzer, Limits limits, Path out, List<ClipOutput> outputs) {
		this.analyzer = analyzer;
		this.limits = limits;
		this.out = out;
		this.outputs = outputs;
	}

	/**
	 * Nothing that one clip does may end the run: whatever goes wrong becomes this clip's failure.
	 *
	 * @param opened is told the clip's length in seconds, 0 if it does not say, before the rest begins
	 */
	ClipResult run(ClipFile file, DoubleConsumer opened) {
		return guarded(file, opened, clip -> {
			List<TimeSpan> spans = outputs.stream().flatMap(output -> output.only(file.name()).stream()).toList();
			return write(file, clip, spans, analyzer.analyze(clip, spans));
		});
	}

	/**
	 * Draws a clip's annotated video by the tables.
	 *
	 * @param row of {@code clips.csv}
	 * @param opened as above
	 * @return nothing but why that failed
	 */
	ClipResult draw(ClipFile file, List<String> row, DoubleConsumer opened) {
		return guarded(file, opened, clip -> {
			Film.draw(out, clip, row);
			return new ClipResult(file.path().toString(), NOTHING, NOTHING, Optional.empty(), ClipResult.NOTHING_SEEN,
					ClipResult.NOTHING_HEARD, OptionalDouble.empty(), List.of(), Tracks.AUTO, List.of());
		});
	}

	// -- Helper methods --

	@FunctionalInterface
	private interface Work {

		ClipResult of(Clip clip) throws StageException;
	}

	private ClipResult guarded(ClipFile file, DoubleConsumer opened, Work work) {
		String name = file.path().toString();
		try {
			Clip clip = Clips.openReady(file.path(), limits);
			try {
				opened.accept(clip.durationSeconds().orElse(0));
				return work.of(clip);
			}
			finally {
				clip.release();
			}
		}
		catch (StageException failed) {
			return ClipResult.failed(name, failed);
		}
		catch (RuntimeException | LinkageError | OutOfMemoryError internal) {
			System.getLogger(ClipAnalysis.class.getName()).log(System.Logger.Level.DEBUG, name, internal);
			return ClipResult.failed(name, new StageException(Stage.MEDIA, name, "internal error: " + internal, internal));
		}
	}

	/** If a file cannot be written, the clip fails, but its row keeps what the analysis found. */
	private ClipResult write(ClipFile file, Clip clip, List<TimeSpan> spans, ClipResult result) {
		try {
			ClipMoments found = new ClipMoments(result, spans, analyzer.counted(spans), analyzer.rules());
			for (ClipOutput output : outputs)
				if (output.suits(result))
					output.write(out.resolve(file.name() + output.suffix()), clip, found);
			return result;
		}
		catch (StageException failed) {
			return result.withFailure(failed);
		}
	}
}
