package org.demeanor.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

import org.demeanor.Modality;
import org.demeanor.analysis.Settings;
import org.demeanor.dataset.DataSet;
import org.demeanor.dataset.LabelledFile;
import org.demeanor.dataset.ParallelItems;
import org.demeanor.score.Scores;

/** The result of an evaluation: the answers of each stream beside the truth. */
public final class Evaluation {

	private final DataSet data;
	private final SortedMap<String, String> skipped;
	private final boolean byActor;
	private final Map<String, List<LabelledPrediction>> streams = new LinkedHashMap<>();
	private final Map<String, Metrics> metrics = new LinkedHashMap<>();

	Evaluation(DataSet data, Settings settings, ParallelItems.Outcome<Answer> outcome) {
		this.data = data;
		skipped = Collections.unmodifiableSortedMap(new TreeMap<>(outcome.skipped()));
		// A single actor cannot be resampled. The interval is then over the actor's items and says nothing about other
		// people.
		byActor = data.hasActors() && data.items().stream().map(LabelledFile::actor).distinct().count() > 1;
		if (settings.reads(Modality.FACE))
			add(Modality.FACE.label(), outcome.results(), Answer::face);
		if (settings.reads(Modality.VOICE))
			add(Modality.VOICE.label(), outcome.results(), Answer::voice);
		if (settings.modalities().size() > 1)
			add("fused", outcome.results(), Answer::fused);
	}

	/** How good each stream is: face, voice and fused, if they were asked for. */
	public Map<String, Metrics> metrics() {
		return Collections.unmodifiableMap(metrics);
	}

	/** The items that could not be used, and why. */
	public SortedMap<String, String> skipped() {
		return skipped;
	}

	/** What the intervals resample: {@code actors} or {@code items}. */
	public String resampled() {
		return byActor ? "actors" : "items";
	}

	/** The data set. */
	DataSet data() {
		return data;
	}

	/** The answers of a stream of {@link #metrics()}. */
	List<LabelledPrediction> answers(String stream) {
		return streams.get(stream);
	}

	private void add(String stream, List<Answer> answers, Function<Answer, Optional<Scores>> scores) {
		List<LabelledPrediction> predictions = new ArrayList<>();
		for (Answer answer : answers)
			scores.apply(answer).ifPresent(some -> predictions.add(prediction(answer.item(), some)));
		streams.put(stream, predictions);
		metrics.put(stream, Metrics.of(predictions, answers.size() - predictions.size()));
	}

	private LabelledPrediction prediction(LabelledFile item, Scores scores) {
		String group = byActor ? String.valueOf(item.actor().orElseThrow()) : item.name();
		return new LabelledPrediction(item.name(), item.truth(), scores, group);
	}
}
