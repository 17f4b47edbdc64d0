/**
 * What every room needs: the stages of an analysis, their errors and times, progress, and background work. Uses nothing of
 * the other packages.
 */
package org.demeanor;
