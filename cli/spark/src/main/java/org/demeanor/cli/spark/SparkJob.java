package org.demeanor.cli.spark;

import java.io.Serializable;

import org.demeanor.batch.worker.Isolation;
import org.demeanor.cli.option.AnalysisOptions;
import org.demeanor.cli.option.TimelineOptions;
import org.demeanor.media.Limits;
import org.demeanor.model.ModelArchive;

/**
 * What every executor needs to know once.
 *
 * @param id differs from job to job
 * @param timeline what is told of each clip's moments
 * @param isolation the limits of a worker process
 */
record SparkJob(String id, AnalysisOptions analysis, TimelineOptions timeline, ModelArchive models, Isolation isolation,
		Limits limits) implements Serializable {}
