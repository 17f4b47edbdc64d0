/** Images of ImageJ as clips, and clips as images of ImageJ. */
package org.demeanor.imagej.image;
