/** Packets of a coded stream on their way to its decoder, and which of them nobody needs. */
package org.demeanor.media.ffmpeg.packet;
