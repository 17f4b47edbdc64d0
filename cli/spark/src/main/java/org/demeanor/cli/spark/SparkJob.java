package org.demeanor.cli.spark;

import java.io.Serializable;

import org.demeanor.batch.worker.Isolation;
import org.demeanor.cli.option.AnalysisOptions;
import org.demeanor.media.Limits;
import org.demeanor.model.ModelArchive;

/**
 * What every executor is told once.
 *
 * @param id differs from job to job
 * @param isolation what a worker process may use
 */
record SparkJob(String id, AnalysisOptions analysis, ModelArchive models, Isolation isolation, Limits limits)
		implements Serializable {}
