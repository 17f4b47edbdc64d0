package org.demeanor.batch.worker;

import java.nio.file.Path;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.ClipResult;
import org.demeanor.batch.input.ClipFile;
import org.demeanor.fusion.StreamState;
import org.demeanor.media.Clip;
import org.demeanor.media.Limits;
import org.demeanor.media.open.Clips;
import org.demeanor.report.html.ClipDetail;
import org.demeanor.report.table.FrameTable;
import org.demeanor.report.video.AnnotatedVideo;

/** What happens to every clip of a run, whichever process it happens in: opened, analysed, its own files written. */
final class ClipAnalysis {

	private final Analyzer analyzer;
	private final Limits limits;
	private final Path out;
	private final boolean annotate;
	private final boolean report;

	/**
	 * @param analyzer stays the caller's to close
	 * @param out the folder of the results
	 * @param annotate whether each clip is also written as an annotated video
	 * @param report whether what the page of the run shows of each clip is also written
	 */
	ClipAnalysis(Analyzer analyzer, Limits limits, Path out, boolean annotate, boolean report) {
		this.analyzer = analyzer;
		this.limits = limits;
		this.out = out;
		this.annotate = annotate;
		this.report = report;
	}

	/** Nothing that one clip does may end the run: whatever goes wrong becomes this clip's failure. */
	ClipResult run(ClipFile file) {
		String name = file.path().toString();
		try {
			Clip clip = Clips.open(file.path(), limits);
			return write(file, clip, analyzer.analyze(clip));
		}
		catch (StageException failed) {
			return ClipResult.failed(name, failed);
		}
		catch (RuntimeException | LinkageError | OutOfMemoryError internal) {
			System.getLogger(ClipAnalysis.class.getName()).log(System.Logger.Level.DEBUG, name, internal);
			return ClipResult.failed(name, new StageException(Stage.MEDIA, name, "internal error: " + internal, internal));
		}
	}

	// -- Helper methods --

	/** A file that cannot be written makes the clip fail, but what its analysis found stays in the row. */
	private ClipResult write(ClipFile file, Clip clip, ClipResult result) {
		try {
			if (looked(result))
				FrameTable.write(out.resolve(file.name() + FrameTable.SUFFIX), result.faces().observations());
			if (looked(result) && annotate)
				AnnotatedVideo.write(out.resolve(file.name() + AnnotatedVideo.SUFFIX), clip, result);
			if (report)
				ClipDetail.write(out, file.name(), clip, result);
			return result;
		}
		catch (StageException failed) {
			return result.withFailure(failed);
		}
	}

	/** Whether the face stream read the clip to its end; a clip without a face then has an empty table. */
	private static boolean looked(ClipResult result) {
		return result.face().state() == StreamState.SCORED || result.face().state() == StreamState.NO_FACE;
	}
}
