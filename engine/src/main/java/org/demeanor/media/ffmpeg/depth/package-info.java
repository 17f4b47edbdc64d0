/** Pictures whose values use a part of the range that their format has. */
package org.demeanor.media.ffmpeg.depth;
