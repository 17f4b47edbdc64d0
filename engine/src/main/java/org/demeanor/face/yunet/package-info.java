/**
 * Faces by a YuNet file that the user brings along (Wu, Peng and Yu 2023): turned and small ones, too. What is not in
 * the file - the picture's form, what its numbers mean, which of many boxes on one face stays - is as in OpenCV's
 * {@code FaceDetectorYN}.
 */
package org.demeanor.face.yunet;
