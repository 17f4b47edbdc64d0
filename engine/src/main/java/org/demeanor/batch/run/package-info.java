/** Runs a batch: every input becomes a row, in order, and an interrupted run can go on. */
package org.demeanor.batch.run;
