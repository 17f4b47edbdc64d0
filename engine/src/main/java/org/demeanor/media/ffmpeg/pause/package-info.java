/** Where a sound has no samples: packets that were never sent or recorded. */
package org.demeanor.media.ffmpeg.pause;
