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
import org.demeanor.analysis.CalibratedAnswers;
import org.demeanor.analysis.ClipAnswers;
import org.demeanor.analysis.PersonCalibration;
import org.demeanor.analysis.Settings;
import org.demeanor.calibration.CalibrationMode;
import org.demeanor.calibration.Participant;
import org.demeanor.calibration.Participants;
import org.demeanor.dataset.DataSet;
import org.demeanor.dataset.LabelledFile;
import org.demeanor.dataset.ParallelItems;
import org.demeanor.fusion.FittedFusion;
import org.demeanor.fusion.ScoredPair;
import org.demeanor.score.Scores;

/** The result of an evaluation: the answers of each stream beside the truth. */
public final class Evaluation {

	/** What is behind a stream's name once its scores are calibrated to the person. */
	private static final String CALIBRATED = "_calibrated";

	private static final String FUSED = "fused";

	private static final Map<String, Function<Answer, Optional<Scores>>> STREAMS = Map.of(Modality.FACE.label(), Answer::face,
			Modality.VOICE.label(), Answer::voice, FUSED, Answer::fused);

	private final DataSet data;
	private final List<Answer> answers;
	private final SortedMap<String, String> skipped;
	private final Groups groups;
	private final Map<String, List<LabelledPrediction>> streams = new LinkedHashMap<>();
	private final Map<String, Metrics> metrics = new LinkedHashMap<>();
	private final SortedMap<String, Integer> tooFew = new TreeMap<>();

	Evaluation(DataSet data, Participants people, Settings settings, ParallelItems.Outcome<Answer> outcome) {
		this.data = data;
		answers = List.copyOf(outcome.results());
		skipped = Collections.unmodifiableSortedMap(new TreeMap<>(outcome.skipped()));
		groups = Groups.of(data, people);
		if (settings.reads(Modality.FACE))
			add(Modality.FACE.label(), answers, Answer::face);
		if (settings.reads(Modality.VOICE))
			add(Modality.VOICE.label(), answers, Answer::voice);
		if (settings.modalities().size() > 1)
			add(FUSED, answers, Answer::fused);
	}

	/** How good each stream is: face, voice and fused, if they were asked for. */
	public Map<String, Metrics> metrics() {
		return Collections.unmodifiableMap(metrics);
	}

	/** The items that could not be used, and why. */
	public SortedMap<String, String> skipped() {
		return skipped;
	}

	/** What the intervals resample: {@code participants}, {@code actors} or {@code items}. */
	public String resampled() {
		return groups.kind();
	}

	/** Of how many items, among participants, nobody knows whose they are: each is drawn by itself. 0 where all are known, or none. */
	public int resampledAlone() {
		return groups.alone();
	}

	/**
	 * Adds, beside each stream, what its scores are once they are calibrated to the person. Clips that are marked as a
	 * baseline are not judged: their label was used.
	 */
	public void calibrate(Participants participants, PersonCalibration person) {
		CalibratedAnswers found = person.apply(answers.stream().map(answer -> new ClipAnswers(
				participants.of(answer.item().name()), answer.face(), answer.voice(), answer.fused())).toList());
		List<Answer> calibrated = new ArrayList<>();
		for (int i = 0; i < answers.size(); i++) {
			ClipAnswers of = found.answers().get(i);
			boolean marked = of.participant().map(Participant::baseline).orElse(false);
			if (!marked || person.mode() != CalibrationMode.BASELINE)
				calibrated.add(new Answer(answers.get(i).item(), of.face(), of.voice(), of.fused()));
		}
		tooFew.putAll(found.tooFew());
		for (String stream : List.copyOf(streams.keySet()))
			add(stream + CALIBRATED, calibrated, STREAMS.get(stream));
	}

	/** Participants that were not calibrated in every stream: how many clips they have. */
	public SortedMap<String, Integer> tooFew() {
		return Collections.unmodifiableSortedMap(tooFew);
	}

	/** The items of which both streams have an answer. */
	public List<FittedFusion.Labelled> labelled() {
		return answers.stream().filter(answer -> answer.face().isPresent() && answer.voice().isPresent())
				.map(answer -> new FittedFusion.Labelled(answer.item().truth(),
						new ScoredPair(answer.face().get(), answer.voice().get()))).toList();
	}

	/** The data set that was asked. */
	DataSet data() {
		return data;
	}

	/** The answers of a stream of {@link #metrics()}. */
	List<LabelledPrediction> answers(String stream) {
		return streams.get(stream);
	}

	private void add(String stream, List<Answer> given, Function<Answer, Optional<Scores>> scores) {
		List<LabelledPrediction> predictions = new ArrayList<>();
		for (Answer answer : given)
			scores.apply(answer).ifPresent(some -> predictions.add(prediction(answer.item(), some)));
		streams.put(stream, predictions);
		metrics.put(stream, Metrics.of(predictions, given.size() - predictions.size()));
	}

	private LabelledPrediction prediction(LabelledFile item, Scores scores) {
		return new LabelledPrediction(item.name(), item.truth(), scores, groups.of(item));
	}
}
