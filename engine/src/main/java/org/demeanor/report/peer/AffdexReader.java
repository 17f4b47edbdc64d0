package org.demeanor.report.peer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.commons.csv.CSVRecord;
import org.demeanor.StageException;
import org.demeanor.score.Emotion;
import org.demeanor.score.Scores;

/**
 * Exports of iMotions with AFFDEX, which tells the likelihood of each emotion, 0 to 100; without a column {@code Neutral}, calm
 * is what the likeliest one leaves to 100. All are brought to a sum of 1. Rows of other sensors are empty or repeat the last
 * frame's values: a row that names its sensors counts if AFFDEX is one of them ({@code AFFRaw} in older versions).
 */
final class AffdexReader implements RowReader {

	private static final Map<Emotion, String> WORDS = new EnumMap<>(Map.of(Emotion.ANGRY, "Anger", Emotion.DISGUST, "Disgust",
			Emotion.FEAR, "Fear", Emotion.HAPPY, "Joy", Emotion.SAD, "Sadness", Emotion.SURPRISE, "Surprise"));
	private static final String NEUTRAL = "Neutral";
	private static final double MOST = 100;

	/** Columns that name the sensors with new values; version 10 has two {@code EventSource}, others one. */
	private static final Set<String> SOURCES = Set.of("eventsource", "combined event source");
	/** Sensors are named by words; what a number stands for is not known. */
	private static final Pattern WORD = Pattern.compile("\\p{L}");
	private static final String OURS = "aff";

	private final ForeignTable table;
	/** The columns of the emotions and, if there is one, of calm. */
	private final int[] places;
	private final int[] sources;

	AffdexReader(ForeignTable table) throws StageException {
		this.table = table;
		List<Integer> found = new ArrayList<>();
		for (String word : WORDS.values())
			found.add(table.column(word));
		table.find(NEUTRAL).ifPresent(found::add);
		places = found.stream().mapToInt(Integer::intValue).toArray();
		sources = IntStream.range(0, table.columns().size()).filter(i -> SOURCES.contains(table.columns().get(i))).toArray();
	}

	/** Whether the table is of AFFDEX, not of FACET. */
	static boolean fits(ForeignTable table) {
		return table.find(WORDS.get(Emotion.ANGRY)).isPresent();
	}

	@Override
	public Optional<Face> read(CSVRecord row) throws StageException {
		if (isOfOtherSensors(row))
			return Optional.empty();
		double[] shown = table.numbers(row, places, 0, MOST);
		if (shown == null)
			return Optional.empty();
		double[] scores = new double[Emotion.count()];
		int next = 0;
		for (Emotion emotion : WORDS.keySet())
			scores[emotion.ordinal()] = shown[next++];
		scores[Emotion.CALM.ordinal()] = next < shown.length ? shown[next] : MOST - Arrays.stream(shown).max().orElseThrow();
		double sum = Arrays.stream(scores).sum();
		return sum == 0 ? Optional.empty()
				: Optional.of(new Face("", "", Scores.of(Arrays.stream(scores).map(score -> score / sum).toArray())));
	}

	private boolean isOfOtherSensors(CSVRecord row) {
		String named = Arrays.stream(sources).mapToObj(row::get).collect(Collectors.joining("|")).toLowerCase(Locale.ROOT);
		return WORD.matcher(named).find() && !named.contains(OURS);
	}
}
