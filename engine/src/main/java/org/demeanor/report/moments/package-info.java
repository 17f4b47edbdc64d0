/** What is made of the tables of clips once all are there: joined and calibrated ones, and the summary. */
package org.demeanor.report.moments;
