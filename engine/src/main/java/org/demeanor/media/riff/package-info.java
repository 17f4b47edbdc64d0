/** What the head of a WAV or AVI tells that FFmpeg does not pass on. */
package org.demeanor.media.riff;
