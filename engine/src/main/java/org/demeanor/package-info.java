/**
 * What every package needs: the stages of an analysis, their errors and times, progress, and background work. Uses no
 * other package.
 */
package org.demeanor;
