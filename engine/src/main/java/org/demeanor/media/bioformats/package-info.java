/** Reads microscope files by Bio-Formats, through reflection, because users bring it and we do not ship it. */
package org.demeanor.media.bioformats;
