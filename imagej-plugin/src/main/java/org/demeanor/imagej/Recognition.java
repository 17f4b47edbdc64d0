package org.demeanor.imagej;

import java.awt.GraphicsEnvironment;
import java.util.Locale;

import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.Settings;
import org.demeanor.inference.ModelStore;
import org.demeanor.inference.Scores;

import ij.IJ;
import ij.ImagePlus;

/** What the menu entry does, whichever of ImageJ's two kinds of plugin it was called through. */
final class Recognition {

	private static final String TITLE = "Demeanor";

	private Recognition() {}

	/**
	 * Analyses the faces of an image; draws them over it, and shows the table and the answer. What goes wrong is said in
	 * one line.
	 *
	 * @param image may be null: none is open
	 * @param profile word of the profile
	 * @param frameRule word of the rule that makes one answer of many frames
	 */
	static void run(ImagePlus image, String profile, String frameRule) {
		if (image == null) {
			say("No image is open: open a video, a stack or a picture first.");
			return;
		}
		try {
			Settings settings = Choices.settings(profile, frameRule);
			IJ.showStatus(TITLE + ": looking for faces in " + image.getTitle());
			ClipResult result = analyze(image, settings);
			FaceOverlay.show(image, result.faces());
			FramesTable.show(result.faces().observations());
			IJ.log(answer(result, settings));
		}
		catch (StageException failure) {
			say(failure.getMessage());
		}
		finally {
			IJ.showStatus("");
		}
	}

	/** Without a display the message of a macro would be a HeadlessException. */
	private static void say(String problem) {
		if (GraphicsEnvironment.isHeadless())
			IJ.log(TITLE + ": " + problem);
		else
			IJ.error(TITLE, problem);
	}

	private static ClipResult analyze(ImagePlus image, Settings settings) throws StageException {
		try (Analyzer analyzer = new Analyzer(settings, ModelStore.bundled(),
				Runtime.getRuntime().availableProcessors())) {
			ClipResult result = analyzer.analyze(new ImagePlusClip(image));
			if (!result.failures().isEmpty())
				throw result.failures().get(0);
			return result;
		}
	}

	private static String answer(ClipResult result, Settings settings) {
		if (result.fused().isEmpty())
			return String.format(Locale.ROOT, "%s: %s (frames looked at: %d)", result.clip(), result.explanation(),
					result.faces().framesSampled());
		Scores scores = result.fused().get();
		return String.format(Locale.ROOT, "%s: %s %.6f (%s of %d frames)", result.clip(), scores.top().label(),
				scores.confidence(), settings.frameRule().label(), result.faces().mainScores().size());
	}
}
