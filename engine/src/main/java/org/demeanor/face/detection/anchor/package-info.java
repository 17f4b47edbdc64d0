/** Finds faces by a user's SCRFD or RetinaFace file, whose boxes are told as distances from places that are known. */
package org.demeanor.face.detection.anchor;
