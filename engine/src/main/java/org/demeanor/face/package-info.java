/** Which frames are looked at, where the faces are, who is who, and what a face net says of each. Knows no sound. */
package org.demeanor.face;
