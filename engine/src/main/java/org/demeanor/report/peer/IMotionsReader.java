package org.demeanor.report.peer;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.apache.commons.csv.CSVRecord;
import org.demeanor.StageException;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/**
 * Exports of iMotions 5 and 6 with FACET. Its evidence is the decimal logarithm of the odds that an emotion is shown; the
 * probabilities are brought to a sum of 1. Rows of other sensors are empty or, in version 5, repeat the last frame's values:
 * each frame of a stimulus counts once.
 */
final class IMotionsReader implements RowReader {

	/** In the order of {@link Emotion}. */
	private static final List<String> WORDS = List.of("Anger", "Neutral", "Disgust", "Fear", "Joy", "Sadness", "Surprise");

	/** Far beyond what is written, and far from what a power of ten can hold. */
	private static final double STRONGEST = 100;

	private final ForeignTable table;
	private final int[] places = new int[Emotion.count()];
	private final int frame;
	private final OptionalInt stimulus;
	private final Set<String> seen = new HashSet<>();

	IMotionsReader(ForeignTable table) throws StageException {
		this.table = table;
		for (int i = 0; i < places.length; i++)
			places[i] = table.column(WORDS.get(i) + " Evidence");
		frame = table.column("FrameNo");
		stimulus = table.find("StimulusName");
	}

	@Override
	public Optional<Face> read(CSVRecord row) throws StageException {
		double[] evidence = table.numbers(row, places, -STRONGEST, STRONGEST);
		if (evidence == null)
			return Optional.empty();
		if (row.get(frame).isBlank())
			throw table.wrong(row, "has evidence, but no FrameNo: whether it repeats a frame cannot be told");
		if (!seen.add(row.get(frame) + "\n" + (stimulus.isPresent() ? row.get(stimulus.getAsInt()) : "")))
			return Optional.empty();
		double[] probabilities = Arrays.stream(evidence).map(odds -> 1 / (1 + Math.pow(10, -odds))).toArray();
		double sum = Arrays.stream(probabilities).sum();
		return Optional.of(new Face("", "", Scores.of(Arrays.stream(probabilities).map(some -> some / sum).toArray())));
	}
}
