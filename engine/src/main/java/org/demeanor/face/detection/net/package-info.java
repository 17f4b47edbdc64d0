/** Searches a frame by a net that finds faces: its input, its boxes, and the squares made of them. Knows no kind of net. */
package org.demeanor.face.detection.net;
