/** Writes MP4 files by FFmpeg's encoders. */
package org.demeanor.media.mp4;
