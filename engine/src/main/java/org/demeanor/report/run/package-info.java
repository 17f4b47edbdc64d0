/** The record of a run: its folder, its journal and {@code run.json}. */
package org.demeanor.report.run;
