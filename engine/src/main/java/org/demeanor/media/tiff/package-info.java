/** Reads stacks of pictures in TIFF files: all pages, as ImageJ and OME describe them. */
package org.demeanor.media.tiff;
