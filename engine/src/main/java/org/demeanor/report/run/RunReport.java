package org.demeanor.report.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.demeanor.Modality;
import org.demeanor.Stage;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.Settings;
import org.demeanor.face.detection.DetectorSpec;
import org.demeanor.file.AtomicFile;
import org.demeanor.inference.EmotionClassifier;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The file {@code run.json}: what made the numbers, and how long it took. */
public final class RunReport {

	/** Its name in the folder of the results. */
	public static final String FILE = "run.json";

	/**
	 * The totals of a run.
	 *
	 * @param clips number of inputs
	 * @param failed how many of them failed
	 * @param resumed how many an earlier run had finished
	 * @param wallSeconds from the first clip to the last
	 * @param mediaSeconds length of all clips that this run analysed
	 */
	public record Totals(int clips, int failed, int resumed, double wallSeconds, double mediaSeconds) {}

	private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

	private RunReport() {}

	/** The settings that decide the numbers, by the names of the command line. */
	public static Map<String, Object> options(Settings settings) {
		Map<String, Object> options = new LinkedHashMap<>();
		options.put("profile", settings.profile().label());
		options.put("streams", Modality.list(settings.modalities()));
		options.put("frame-rule", settings.frameRule().label());
		options.put("rule", settings.streamRule().label());
		options.put("frames", settings.sampling());
		options.put("detector", settings.detector().name());
		options.putAll(settings.detector().options());
		options.put("video-track", settings.tracks().pictures());
		options.put("audio-track", settings.tracks().sound());
		options.put("channel", settings.tracks().channel().label());
		return options;
	}

	/** The nets that decide the numbers: name to SHA-256. */
	public static Map<String, String> models(Analyzer analyzer) {
		Map<String, String> models = new LinkedHashMap<>();
		for (EmotionClassifier classifier : analyzer.classifiers())
			models.put(classifier.bundle().name(), classifier.bundle().sha256());
		analyzer.detector().ifPresent(detector -> models.putAll(models(detector)));
		analyzer.settings().fusionModel().ifPresent(file -> models.put("fusion", file.sha256()));
		return models;
	}

	/** The net that finds faces, in the same form, if there is one. Its file may have any name and any place. */
	public static Map<String, String> models(DetectorSpec detector) {
		return detector.model().map(file -> Map.of(detector.name(), file.sha256())).orElse(Map.of());
	}

	/**
	 * Writes the file, whole or not at all.
	 *
	 * @param run what is needed to repeat the run
	 * @param totals of the run
	 * @param clock the time of each stage
	 * @throws StageException (stage report) if it cannot be written
	 */
	public static void write(Path file, Map<String, Object> run, Totals totals, StageClock clock) throws StageException {
		Map<String, Object> all = new LinkedHashMap<>(run);
		all.put("clips", totals.clips());
		all.put("failed", totals.failed());
		all.put("resumed", totals.resumed());
		all.put("stage_seconds", stages(clock));
		all.put("wall_seconds", totals.wallSeconds());
		all.put("media_seconds", totals.mediaSeconds());
		all.put("real_time_factor", totals.mediaSeconds() > 0 ? totals.wallSeconds() / totals.mediaSeconds() : null);
		write(file, MAPPER.valueToTree(all));
	}

	/**
	 * Writes a run that was merged from others, whole or not at all.
	 *
	 * @throws StageException (stage report) if it cannot be written
	 */
	public static void write(Path file, ObjectNode run) throws StageException {
		AtomicFile.writeText(file, writer -> writer.write(MAPPER.writeValueAsString(run) + "\n"));
	}

	/**
	 * Reads the file of a finished run.
	 *
	 * @throws StageException (stage report) if it is not there or cannot be read
	 */
	public static ObjectNode read(Path file) throws StageException {
		if (!Files.exists(file))
			throw new StageException(Stage.REPORT, file.toString(), "there is no such file; the run is not finished");
		try {
			if (MAPPER.readTree(file.toFile()) instanceof ObjectNode run)
				return run;
			throw new StageException(Stage.REPORT, file.toString(), "is not the json of a run");
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException unreadable) {
			throw new StageException(Stage.REPORT, file.toString(), "cannot be read", unreadable);
		}
	}

	/** Adds up the totals of several runs for the run that merges them. */
	public static void addUp(ObjectNode whole, List<ObjectNode> parts) {
		for (String count : List.of("clips", "failed", "resumed"))
			whole.put(count, parts.stream().mapToInt(part -> part.path(count).asInt()).sum());
		ObjectNode seconds = whole.putObject("stage_seconds");
		for (Stage stage : Stage.timed())
			seconds.put(stage.label(),
					parts.stream().mapToDouble(part -> part.path("stage_seconds").path(stage.label()).asDouble()).sum());
		double wall = parts.stream().mapToDouble(part -> part.path("wall_seconds").asDouble()).sum();
		double media = parts.stream().mapToDouble(part -> part.path("media_seconds").asDouble()).sum();
		whole.put("wall_seconds", wall);
		whole.put("media_seconds", media);
		whole.put("real_time_factor", media > 0 ? wall / media : null);
	}

	private static Map<String, Double> stages(StageClock clock) {
		Map<String, Double> seconds = new LinkedHashMap<>();
		for (Stage stage : Stage.timed())
			seconds.put(stage.label(), clock.seconds(stage));
		return seconds;
	}
}
