/** A boosted cascade of Haar features (Viola and Jones 2001), evaluated as OpenCV's {@code detectMultiScale} does. */
package org.demeanor.face.cascade;
