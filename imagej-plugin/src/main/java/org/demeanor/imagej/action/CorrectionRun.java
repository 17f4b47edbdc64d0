package org.demeanor.imagej.action;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.imagej.correction.Change;
import org.demeanor.imagej.correction.Correction;
import org.demeanor.imagej.correction.CorrectionStore;
import org.demeanor.imagej.display.AnalysisProgress;
import org.demeanor.imagej.image.Analysis;
import org.demeanor.imagej.image.TimeAxis;

import ij.ImagePlus;

/** Correct: changes the findings in an image by hand. */
final class CorrectionRun {

	/** Takes the last correction back. */
	private static final String UNDO = "undo";
	/** Takes all corrections back. */
	private static final String CLEAR = "clear";

	private static final String ALL = "all";
	private static final String SHOWN = "shown";
	private static final Pattern SPAN = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

	private CorrectionRun() {}

	static List<Option> options() {
		String[] changes = Stream.concat(Arrays.stream(Change.values()).map(Change::label), Stream.of(UNDO, CLEAR)).toArray(String[]::new);
		return List.of(Option.choice("change", "Change", changes, changes[0], String::valueOf),
				Option.integer("person", "Of the face (0: every one)", 0),
				Option.word("frames", "Frames (all, shown, 12 or 12-30)", ALL),
				Option.word("value", "To the emotion, number or name", ""));
	}

	static void run(ImagePlus image, OptionValues values, AnalysisProgress progress) throws StageException {
		Analysis analysis = Analysis.of(image).orElseThrow(() -> new StageException(Stage.OPTION, image.getTitle(),
				"nothing to correct: run Recognize Emotions first"));
		List<Correction> corrections = new ArrayList<>(CorrectionStore.load(image));
		switch (values.text("change")) {
			case UNDO -> {
				if (corrections.isEmpty())
					throw new StageException(Stage.OPTION, "change", "nothing to undo");
				corrections.remove(corrections.size() - 1);
			}
			case CLEAR -> corrections.clear();
			default -> corrections.add(correction(image, values).checked());
		}
		// First, because a correction that does not fit is not kept.
		Findings.show(image, analysis, corrections);
		CorrectionStore.save(image, corrections);
	}

	private static Correction correction(ImagePlus image, OptionValues values) throws StageException {
		Change change = values.choice("change", Change.values(), Change::label);
		String frames = values.text("frames").strip();
		int shown = new TimeAxis(image).shown();
		String value = values.text("value").strip();
		if (frames.equals(ALL))
			return new Correction(change, values.integer("person"), 0, Correction.END, value);
		if (frames.equals(SHOWN))
			return new Correction(change, values.integer("person"), shown, shown, value);
		Matcher span = SPAN.matcher(frames);
		if (!span.matches())
			throw new StageException(Stage.OPTION, "frames", "'" + frames + "' is none of all, shown, 12 and 12-30");
		int first = Integer.parseInt(span.group(1));
		return new Correction(change, values.integer("person"), first, span.group(2) == null ? first : Integer.parseInt(span.group(2)),
				value);
	}
}
