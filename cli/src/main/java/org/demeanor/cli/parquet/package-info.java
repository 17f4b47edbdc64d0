/** The tables of a run once more as Parquet, for data frames; typed, from the CSV files alone. */
package org.demeanor.cli.parquet;
