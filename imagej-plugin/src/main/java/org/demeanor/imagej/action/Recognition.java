package org.demeanor.imagej.action;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.demeanor.CancelledException;
import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.ClipMoments;
import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.Settings;
import org.demeanor.imagej.correction.CorrectionStore;
import org.demeanor.imagej.display.AnalysisProgress;
import org.demeanor.imagej.image.Analysis;
import org.demeanor.imagej.image.ImageClips;
import org.demeanor.imagej.image.Selection;
import org.demeanor.imagej.image.TimeAxis;
import org.demeanor.media.Clip;
import org.demeanor.model.ModelStore;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;
import org.demeanor.timeline.TimelineSettings;

import ij.IJ;
import ij.ImagePlus;

/** Recognize Emotions: analyses the image in front and shows the findings. */
public final class Recognition {

	/** The option that limits the analysis to what the user has selected. */
	static final String SELECTION = "selection";

	private Recognition() {}

	/** The only part to analyse; empty for the whole image. */
	static Optional<Selection> selection(ImagePlus image, OptionValues values) {
		return values.flag(SELECTION) ? Selection.of(image) : Optional.empty();
	}

	public static void run(ImagePlus image, OptionValues values, AnalysisProgress progress) throws StageException {
		Settings settings = SettingsFactory.ofImage(values);
		Optional<Selection> selection = selection(image, values);
		TimelineSettings moments = SettingsFactory.timeline(values);
		ClipMoments found = analyze(image, selection, ImageClips.of(image, values.text("sound")), settings,
				SettingsFactory.models(values), progress);
		Analysis analysis = new Analysis(found, settings.profile().singleFaceOnly(), new Analysis.Shown(values.flag("boxes"),
				values.flag("labels"), values.flag("table"), values.flag("plot"), values.flag("rois")), moments);
		analysis.keepWith(image);
		ClipResult result = Findings.show(image, analysis,
				values.flag("corrections") ? CorrectionStore.load(image) : List.of());
		Optional<Emotion> truth = Findings.truth(result);
		IJ.log(answer(result, settings, truth) + selection.map(part -> "; inside the selection, " + part).orElse(""));
	}

	/**
	 * @return the whole result, or a partial one if it was cancelled
	 * @throws StageException if a stream could not be read
	 */
	static ClipMoments analyze(ImagePlus image, Optional<Selection> selection, Clip clip, Settings settings, ModelStore models,
			AnalysisProgress progress) throws StageException {
		int frames = new TimeAxis(image).frames();
		int first = Math.min(settings.sampling().first(), frames - 1);
		progress.expect(first, Math.min(frames - 1, settings.sampling().last()) - first + 1, clip.durationSeconds());
		try (Analyzer analyzer = new Analyzer(settings, models,
				Runtime.getRuntime().availableProcessors(), progress)) {
			ClipResult result = selection.isEmpty() ? analyzer.analyze(clip)
					: selection.get().placed(analyzer.analyze(selection.get().of(clip)));
			for (StageException failure : result.failures())
				if (!(failure instanceof CancelledException))
					throw failure;
			return new ClipMoments(result, analyzer.rules());
		}
	}

	// -- Helper methods --

	private static String answer(ClipResult result, Settings settings, Optional<Emotion> truth) {
		StringBuilder answer = new StringBuilder(result.clip()).append(": ");
		if (result.fused().isEmpty())
			answer.append(String.format(Locale.ROOT, "%s (frames looked at: %d)", result.explanation(),
					result.faces().framesSampled()));
		else {
			Scores scores = result.fused().get();
			answer.append(String.format(Locale.ROOT, "%s %.6f (%s of %d frames%s)", scores.top().label(),
					scores.confidence(), settings.frameRule().label(), result.faces().mainScores().size(),
					result.voice().scores().isPresent() ? ", and voice" : ""));
			if (result.agreement().isPresent())
				answer.append(String.format(Locale.ROOT, "; face %s, voice %s, agreement %.2f",
						result.face().scores().orElseThrow().top().label(), result.voice().scores().orElseThrow().top().label(),
						result.agreement().getAsDouble()));
			if (result.partial())
				answer.append("; ").append(result.explanation());
		}
		if (!result.notes().isEmpty())
			answer.append("; ").append(result.note());
		truth.ifPresent(emotion -> answer.append("; truth: ").append(emotion.label()));
		return answer.toString();
	}
}
