/** Which frames of a clip are looked at. */
package org.demeanor.face.sampling;
