/**
 * Where the faces of one image are: a boosted cascade of Haar features (Viola and Jones 2001), evaluated as OpenCV's
 * {@code detectMultiScale} does. Knows no video.
 */
package org.demeanor.face.detection;
