/**
 * Clips as streams of frames and samples, from any kind of file. The packages below read files; code that analyses
 * knows only this package.
 */
package org.demeanor.media;
