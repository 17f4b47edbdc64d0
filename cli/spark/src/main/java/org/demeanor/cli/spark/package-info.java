/**
 * {@code analyze} as a job of Apache Spark, for more clips than one machine can handle. Spark carries the list, the
 * models and the rows; the engine's worker processes, started by Spark's executors, analyse the clips.
 */
package org.demeanor.cli.spark;
