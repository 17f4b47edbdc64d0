package org.demeanor.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.SafeName;
import org.demeanor.report.run.RunReport;
import org.demeanor.report.table.ScoreTable;
import org.demeanor.score.Emotion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/**
 * The files of an evaluation: {@code metrics.json}, and for each stream {@code <stream>.scores.csv},
 * {@code <stream>.confusion.csv} and {@code <stream>.confusion.png}.
 */
public final class EvaluationFiles {

	private static final String METRICS = "metrics.json";
	private static final String STREAMS = "streams";
	private static final String SCORES = ".scores.csv";

	private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

	private EvaluationFiles() {}

	/**
	 * Writes all of them, the pictures last because they need a font, which some servers lack. A stream without any
	 * answer is only in {@code metrics.json}. The files of an earlier evaluation go first: this one may have fewer streams.
	 *
	 * @param out an existing folder
	 * @param version of Demeanor
	 * @param analyzer that gave the answers
	 * @param options further options that decide the numbers
	 * @throws StageException (stage report) if a file cannot be written
	 */
	public static void write(Path out, String version, Analyzer analyzer, Map<String, Object> options,
			Evaluation evaluation) throws StageException {
		removeEarlier(out);
		for (Map.Entry<String, Metrics> stream : evaluation.metrics().entrySet())
			if (stream.getValue().n() > 0) {
				String name = stream.getKey();
				ScoreTable.write(out.resolve(name + SCORES), rows(evaluation.answers(name)));
				ConfusionMatrixFiles.writeTable(out, name, stream.getValue());
			}
		Map<String, Object> root = new LinkedHashMap<>();
		root.put("version", version);
		Map<String, Object> all = RunReport.options(analyzer.settings());
		all.putAll(options);
		root.put("options", all);
		root.put("models", RunReport.models(analyzer));
		root.put("descriptions", analyzer.descriptions());
		root.put("labels", Emotion.all().stream().map(Emotion::label).toList());
		root.put("items", evaluation.data().items().size());
		root.put("left_out", evaluation.data().leftOut());
		root.put("skipped", evaluation.skipped());
		root.put("ci95_resamples", evaluation.resampled());
		root.put("ci95_without_participant", evaluation.resampledAlone());
		Map<String, Object> streams = new LinkedHashMap<>();
		evaluation.metrics().forEach((name, metrics) -> streams.put(name, json(metrics)));
		root.put(STREAMS, streams);
		AtomicFile.writeText(out.resolve(METRICS), writer -> writer.write(MAPPER.writeValueAsString(root) + "\n"));
		for (Map.Entry<String, Metrics> stream : evaluation.metrics().entrySet())
			if (stream.getValue().n() > 0)
				ConfusionMatrixFiles.writePicture(out, stream.getKey(), stream.getValue());
	}

	// -- Helper methods --

	/** Those of the streams that its {@code metrics.json} tells of; this goes last, so that a kill leaves nothing unnamed. */
	private static void removeEarlier(Path out) throws StageException {
		Path metrics = out.resolve(METRICS);
		if (!Files.exists(metrics))
			return;
		try {
			for (Iterator<String> streams = MAPPER.readTree(metrics.toFile()).path(STREAMS).fieldNames(); streams.hasNext();) {
				String stream = streams.next();
				for (String suffix : List.of(SCORES, ConfusionMatrixFiles.TABLE, ConfusionMatrixFiles.PICTURE))
					Files.deleteIfExists(SafeName.child(out, stream + suffix, Stage.REPORT));
			}
			Files.delete(metrics);
		}
		catch (JsonProcessingException notOurs) {
			// Nothing tells that the tables beside it are an evaluation's.
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException stays) {
			throw new StageException(Stage.REPORT, out.toString(), "earlier results cannot be removed: " + AtomicFile.words(stays), stays);
		}
	}

	private static Map<String, ScoreTable.Row> rows(List<LabelledPrediction> answers) {
		Map<String, ScoreTable.Row> rows = new LinkedHashMap<>();
		for (LabelledPrediction answer : answers)
			rows.put(answer.clip(), new ScoreTable.Row(Optional.of(answer.truth()), answer.scores()));
		return rows;
	}

	private static Map<String, Object> json(Metrics metrics) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("n", metrics.n());
		json.put("without_answer", metrics.withoutAnswer());
		if (metrics.n() == 0)
			return json;
		json.put("top1", metrics.top1());
		json.put("top3", metrics.top3());
		json.put("top1_ci95", metrics.top1Ci95());
		json.put("top3_ci95", metrics.top3Ci95());
		json.put("mean_recall", metrics.meanRecall());
		json.put("expected_calibration_error", metrics.calibrationError());
		Map<String, Object> classes = new LinkedHashMap<>();
		List<List<Integer>> confusion = new ArrayList<>();
		for (Emotion emotion : Emotion.all()) {
			Map<String, Object> figures = new LinkedHashMap<>();
			figures.put("precision", metrics.confusion().precision(emotion));
			figures.put("recall", metrics.confusion().recall(emotion));
			figures.put("f1", metrics.confusion().f1(emotion));
			figures.put("n", metrics.confusion().support(emotion));
			classes.put(emotion.label(), figures);
			confusion.add(Emotion.all().stream().map(answer -> metrics.confusion().count(emotion, answer)).toList());
		}
		json.put("per_class", classes);
		json.put("confusion", confusion);
		return json;
	}
}
