/** OpenCV's frontal-face cascade, evaluated in Java; its boxes are OpenCV's. */
package org.demeanor.face.detection.cascade;
