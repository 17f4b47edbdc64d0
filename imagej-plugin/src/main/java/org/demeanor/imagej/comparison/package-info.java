/** Compares sets of clips: means with intervals over participants, tests of each pair, a plot. */
package org.demeanor.imagej.comparison;
