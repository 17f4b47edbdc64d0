/**
 * Results as files: CSV, JSON, an HTML page, annotated video, written aside, then renamed; and what a run remembers of
 * its clips so that it can go on.
 */
package org.demeanor.report;
