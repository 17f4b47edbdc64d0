package org.demeanor.cli.spark;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.demeanor.batch.ClipOutputs;
import org.demeanor.batch.worker.Isolation;
import org.demeanor.cli.command.Version;
import org.demeanor.cli.option.AnalysisOptions;
import org.demeanor.cli.option.TimelineOptions;
import org.demeanor.media.Limits;
import org.demeanor.model.ModelArchive;
import org.demeanor.report.ClipOutput;
import org.demeanor.report.run.RunReport;

/**
 * What every executor needs to know once.
 *
 * @param id differs from job to job
 * @param timeline what is told of each clip's moments
 * @param isolation the limits of a worker process
 */
record SparkJob(String id, AnalysisOptions analysis, TimelineOptions timeline, ModelArchive models, Isolation isolation,
		Limits limits) implements Serializable {

	/** The files that each clip gets. */
	List<ClipOutput> outputs() {
		return timeline.applied(ClipOutputs.with(), List.of());
	}

	/** What decides the numbers, by the names of run.json. */
	Map<String, Object> made() {
		Map<String, Object> made = new LinkedHashMap<>();
		made.put("version", Version.version());
		made.put("options", RunReport.options(analysis.settings()));
		outputs().forEach(output -> made.putAll(output.options()));
		made.put("limits", limits);
		made.put("models", models.sha256());
		return made;
	}
}
