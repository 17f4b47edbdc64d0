/** Opens a file as a clip: tries one reader after the other. */
package org.demeanor.media.open;
