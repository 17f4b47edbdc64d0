/**
 * Clips as streams of frames and samples, whatever they were read from. The packages below it read files; code that
 * analyses knows only this one.
 */
package org.demeanor.media;
