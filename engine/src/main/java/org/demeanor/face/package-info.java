/** From frames to scored faces: sampling, detection, tracking, cropping, scoring. Does not know the voice. */
package org.demeanor.face;
