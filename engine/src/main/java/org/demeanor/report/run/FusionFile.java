package org.demeanor.report.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.file.AtomicFile;
import org.demeanor.fusion.FittedFusion;
import org.demeanor.score.Emotion;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/** The json of how face and voice belong together, fitted to somebody's own clips. */
public final class FusionFile {

	/** Its name in the folder of an evaluation. */
	public static final String FILE = "fusion.json";

	private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

	private FusionFile() {}

	/**
	 * Checks that clips may be enough for a fit, before they are analysed.
	 *
	 * @param subject names the labelled clips in messages
	 * @param truths of all clips
	 * @throws StageException (stage fusion) if there are too few
	 */
	public static void check(String subject, List<Emotion> truths) throws StageException {
		try {
			FittedFusion.check(truths);
		}
		catch (IllegalArgumentException tooFew) {
			throw new StageException(Stage.FUSION, subject, tooFew.getMessage(), tooFew);
		}
	}

	/**
	 * Fits and writes the file, whole or not at all.
	 *
	 * @param subject names the labelled clips in messages
	 * @return a line that says what was found
	 * @throws StageException (stage fusion) if there are too few clips, (stage report) if the file cannot be written
	 */
	public static String fit(String subject, List<FittedFusion.Labelled> clips, Path file) throws StageException {
		try {
			FittedFusion fitted = FittedFusion.of(clips);
			AtomicFile.writeText(file, writer -> writer.write(MAPPER.writeValueAsString(fitted.json("fitted")) + "\n"));
			return String.format(Locale.ROOT, "fitted to %d clips: face scores to the power of %.3f, voice scores to that of %.3f;"
					+ " log loss %.3f, with the mean %.3f: %s", fitted.clips(), fitted.face(), fitted.voice(), fitted.logLoss(),
					fitted.meanLogLoss(), file);
		}
		catch (IllegalArgumentException tooFew) {
			throw new StageException(Stage.FUSION, subject, tooFew.getMessage(), tooFew);
		}
	}
}
