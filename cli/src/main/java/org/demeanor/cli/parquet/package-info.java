/** Writes the tables of a run as Parquet. */
package org.demeanor.cli.parquet;
