package org.demeanor.report.peer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.apache.commons.csv.CSVRecord;
import org.demeanor.StageException;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/**
 * Tables of Py-Feat. Its first detector names {@code anger, disgust, fear, happiness, sadness, surprise, neutral}, its second
 * one {@code Neutral, Happy, Sad, Surprise, Fear, Disgust, Anger}: columns are found by name, never by place. A row without
 * numbers, or with nothing but zeros, is a frame without a face.
 */
final class PyFeatReader implements RowReader {

	/** Both words of each emotion, in the order of {@link Emotion}. */
	private static final List<List<String>> WORDS = List.of(List.of("anger"), List.of("neutral"), List.of("disgust"),
			List.of("fear"), List.of("happiness", "happy"), List.of("sadness", "sad"), List.of("surprise"));

	/** A probability, as rounding may leave it. */
	private static final double MOST = 1.001;

	private final ForeignTable table;
	private final int[] places = new int[Emotion.count()];
	private final OptionalInt input;
	private final OptionalInt identity;

	PyFeatReader(ForeignTable table) throws StageException {
		this.table = table;
		for (int i = 0; i < places.length; i++) {
			String word = WORDS.get(i).stream().filter(known -> table.find(known).isPresent()).findFirst()
					.orElse(WORDS.get(i).get(0));
			places[i] = table.column(word);
		}
		input = table.find("input");
		identity = table.find("identity");
	}

	@Override
	public Optional<Face> read(CSVRecord row) throws StageException {
		double[] scores = table.numbers(row, places, 0, MOST);
		return scores == null || Arrays.stream(scores).sum() == 0 ? Optional.empty()
				: Optional.of(new Face(text(row, input), text(row, identity), Scores.of(scores)));
	}

	private static String text(CSVRecord row, OptionalInt column) {
		return column.isPresent() ? row.get(column.getAsInt()).strip() : "";
	}
}
