package org.demeanor.cli.spark;

import java.io.Serializable;

import org.demeanor.batch.Isolation;
import org.demeanor.cli.AnalysisOptions;
import org.demeanor.inference.ModelFiles;
import org.demeanor.media.Limits;

/**
 * What every executor is told once.
 *
 * @param id differs from job to job
 * @param isolation what a worker process may use
 */
record SparkJob(String id, AnalysisOptions analysis, ModelFiles models, Isolation isolation, Limits limits)
		implements Serializable {}
