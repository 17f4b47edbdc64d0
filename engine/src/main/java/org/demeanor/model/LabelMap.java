package org.demeanor.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.demeanor.StageException;
import org.demeanor.score.Emotion;

/**
 * The classes of a net, in its own words and order, and where each belongs among the seven. Several classes may have one
 * place: their probabilities are added.
 *
 * @param names of the classes in the order of the net's output
 * @param places for each class its emotion; empty where the seven have none
 */
public record LabelMap(List<String> names, List<Optional<Emotion>> places) {

	private static final String NOWHERE = "none";

	/** Words of the field's data sets besides our own. */
	private static final Map<String, Emotion> WORDS = Map.ofEntries(Map.entry("anger", Emotion.ANGRY),
			Map.entry("ang", Emotion.ANGRY), Map.entry("neutral", Emotion.CALM), Map.entry("neutrality", Emotion.CALM),
			Map.entry("neu", Emotion.CALM), Map.entry("calmness", Emotion.CALM), Map.entry("disgusted", Emotion.DISGUST),
			Map.entry("dis", Emotion.DISGUST), Map.entry("fearful", Emotion.FEAR), Map.entry("fea", Emotion.FEAR),
			Map.entry("scared", Emotion.FEAR), Map.entry("afraid", Emotion.FEAR), Map.entry("happiness", Emotion.HAPPY),
			Map.entry("hap", Emotion.HAPPY), Map.entry("joy", Emotion.HAPPY), Map.entry("sadness", Emotion.SAD),
			Map.entry("surprised", Emotion.SURPRISE), Map.entry("surprising", Emotion.SURPRISE), Map.entry("sur", Emotion.SURPRISE),
			Map.entry("ps", Emotion.SURPRISE), Map.entry("pleasant_surprise", Emotion.SURPRISE));

	public LabelMap {
		names = List.copyOf(names);
		places = List.copyOf(places);
		if (names.size() != places.size())
			throw new IllegalArgumentException(names.size() + " classes in " + places.size() + " places");
	}

	/** The classes of a net in the places that their names tell. */
	public static LabelMap of(List<String> names) {
		return new LabelMap(names, names.stream().map(LabelMap::place).toList());
	}

	/** The emotion that a word of a data set means; neutral is calm. */
	public static Optional<Emotion> place(String label) {
		String word = label.strip().toLowerCase(Locale.ROOT);
		return Emotion.ofLabel(word).or(() -> Optional.ofNullable(WORDS.get(word)));
	}

	/**
	 * Reads {@code labels} and, where it is there, {@code map}: from a label to the name of an emotion, or to {@code none}.
	 *
	 * @throws StageException (stage model) if a label is there twice or none has a place
	 */
	static LabelMap of(JsonSection root) throws StageException {
		List<String> names = root.texts("labels");
		if (names.isEmpty() || new HashSet<>(names).size() != names.size() || names.stream().anyMatch(String::isBlank))
			throw root.wrong("labels", "names, each once");
		List<Optional<Emotion>> places = new ArrayList<>(of(names).places);
		if (root.has("map")) {
			JsonSection map = root.section("map");
			for (String name : map.keys()) {
				if (!names.contains(name))
					throw map.wrong(name, "one of the labels");
				String word = map.text(name);
				Optional<Emotion> place = Emotion.ofLabel(word);
				if (place.isEmpty() && !word.equals(NOWHERE))
					throw map.wrong(name, "one of the seven emotions or none");
				places.set(names.indexOf(name), place);
			}
		}
		if (places.stream().allMatch(Optional::isEmpty))
			throw root.wrong("labels", "mapped to the seven emotions, at least one of them");
		return new LabelMap(names, places);
	}

	/**
	 * Reads the {@code labels} of format 1.
	 *
	 * @throws StageException (stage model) if they are not the seven emotions
	 */
	static LabelMap ofSeven(JsonSection root) throws StageException {
		List<String> names = root.texts("labels");
		List<Optional<Emotion>> places = names.stream().map(Emotion::ofLabel).filter(Optional::isPresent).toList();
		if (names.size() != Emotion.count() || new HashSet<>(places).size() != Emotion.count())
			throw root.wrong("labels", "the seven emotions, each once");
		return new LabelMap(names, places);
	}

	/** The name of the column of a label that has no place; empty if its characters give none. */
	public static Optional<String> column(String label) {
		return Optional.of(NamedOutputs.column(label)).filter(NamedOutputs::isName);
	}

	/** The number of classes. */
	public int count() {
		return names.size();
	}

	/** The classes that the seven have no place for, by their numbers. */
	public int[] elsewhere() {
		return IntStream.range(0, count()).filter(i -> places.get(i).isEmpty()).toArray();
	}

	/** The emotions that no class stands for. */
	public List<Emotion> without() {
		return Emotion.all().stream().filter(Predicate.not(emotion -> places.contains(Optional.of(emotion)))).toList();
	}
}
