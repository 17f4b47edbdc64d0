/** FFmpeg's libraries: how they are loaded, what they can do, and their errors in words. */
package org.demeanor.media.ffmpeg.library;
