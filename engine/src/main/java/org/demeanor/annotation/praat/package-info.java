/** Reads and writes Praat's TextGrids. */
package org.demeanor.annotation.praat;
