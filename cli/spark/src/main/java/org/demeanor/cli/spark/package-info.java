/**
 * {@code analyze} as a job of Apache Spark, for more clips than one machine is enough for. Spark carries the list, the
 * models and the rows; clips are analysed by the engine's worker processes, started by Spark's executors.
 */
package org.demeanor.cli.spark;
