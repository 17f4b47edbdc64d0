package org.demeanor.report;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.demeanor.Stage;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.Settings;
import org.demeanor.inference.ModelBundle;
import org.demeanor.inference.Net;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/** The file {@code run.json}: what made the numbers, and how long it took. */
public final class RunReport {

	/**
	 * What a run did.
	 *
	 * @param clips how many inputs there were
	 * @param failed how many of them failed
	 * @param resumed how many were finished by an earlier run
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
		options.put("streams", settings.face() ? settings.voice() ? "face,voice" : "face" : "voice");
		options.put("frame-rule", settings.frameRule().label());
		options.put("rule", settings.streamRule().label());
		options.put("frames", settings.sampling());
		options.put("detector", settings.detector());
		return options;
	}

	/** The nets that decide the numbers: name to SHA-256. */
	public static Map<String, String> models(List<Net> nets) {
		Map<String, String> models = new LinkedHashMap<>();
		for (Net net : nets) {
			ModelBundle bundle = net.bundle();
			models.put(bundle.name(), bundle.sha256());
		}
		return models;
	}

	/**
	 * Writes the file, whole or not at all.
	 *
	 * @param version of Demeanor
	 * @param runOptions further options of the run
	 * @throws StageException (stage report) if it cannot be written
	 */
	public static void write(Path file, String version, Analyzer analyzer, Map<String, Object> runOptions, Totals totals)
			throws StageException {
		Map<String, Object> options = options(analyzer.settings());
		options.put("device", analyzer.settings().device().label());
		options.putAll(runOptions);
		Map<String, Object> run = new LinkedHashMap<>();
		run.put("version", version);
		run.put("java", System.getProperty("java.version"));
		run.put("options", options);
		run.put("models", models(analyzer.nets()));
		run.put("device", analyzer.device());
		run.put("clips", totals.clips());
		run.put("failed", totals.failed());
		run.put("resumed", totals.resumed());
		run.put("stage_seconds", stages(analyzer.clock()));
		run.put("wall_seconds", totals.wallSeconds());
		run.put("media_seconds", totals.mediaSeconds());
		run.put("real_time_factor", totals.mediaSeconds() > 0 ? totals.wallSeconds() / totals.mediaSeconds() : null);
		AtomicFile.writeText(file, writer -> writer.write(MAPPER.writeValueAsString(run) + "\n"));
	}

	private static Map<String, Double> stages(StageClock clock) {
		Map<String, Double> seconds = new LinkedHashMap<>();
		for (Stage stage : Stage.values())
			seconds.put(stage.label(), clock.seconds(stage));
		return seconds;
	}
}
