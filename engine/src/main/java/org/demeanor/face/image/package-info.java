/** Pixels of a face: gray pictures, boxes, crops and resizing, equal to OpenCV's. */
package org.demeanor.face.image;
