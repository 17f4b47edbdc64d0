package org.demeanor.batch;

/**
 * How a run ended.
 *
 * @param clips rows of the table
 * @param failed rows whose status is failed
 */
public record BatchSummary(int clips, int failed) {}
