/** Reads video and sound files by FFmpeg. Only this package holds native memory of FFmpeg's readers. */
package org.demeanor.media.ffmpeg;
