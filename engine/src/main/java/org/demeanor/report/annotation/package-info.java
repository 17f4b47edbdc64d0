/** Timelines as annotations for the field's tools: Praat, ELAN, BORIS and subtitle players. */
package org.demeanor.report.annotation;
