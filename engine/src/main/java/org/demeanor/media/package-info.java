/**
 * Files and image stacks as {@link org.demeanor.media.Clip}s: frames with index and time, sound as 48 kHz mono samples.
 * Knows neither faces nor voices.
 */
package org.demeanor.media;
